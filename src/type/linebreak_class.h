/* Line break classes (UAX #14, table 1) as they are after rule LB1, shared by the generator of the
 * table and its reader. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TYPE_LINEBREAK_CLASS_H
#define NEXTCV_TYPE_LINEBREAK_CLASS_H

/* AI, SG and XX are AL; SA is CM or AL; CJ is NS. OP and CP are those of LB30 (not East Asian);
 * the wide ones are OPW and CPW. XP is an unassigned Extended_Pictographic (LB30b), else as ID. */
#define LINEBREAK_CLASSES(X)                                                                       \
    X(AL) X(B2) X(BA) X(BB) X(BK) X(CB) X(CL) X(CM) X(CP) X(CPW) X(CR) X(EB) X(EM) X(EX) X(GL)     \
    X(H2) X(H3) X(HL) X(HY) X(ID) X(IN) X(IS) X(JL) X(JT) X(JV) X(LF) X(NL) X(NS) X(NU) X(OP)      \
    X(OPW) X(PO) X(PR) X(QU) X(RI) X(SP) X(SY) X(WJ) X(XP) X(ZW) X(ZWJ)

#define X(name) LB_##name,
enum linebreak_class { LINEBREAK_CLASSES(X) LB_COUNT };
#undef X

enum { LINEBREAK_BLOCK_BITS = 7, LINEBREAK_BLOCK = 1 << LINEBREAK_BLOCK_BITS };

#endif
