/* Where a cue of modality reaches. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_POSTING_MODAL_H
#define NEXTCV_POSTING_MODAL_H

enum scope {
    LEFT,   /* "… preferred" */
    RIGHT,  /* "ideally …" */
    EITHER, /* "nice to have: …", "… nice to have" */
    NEAR,   /* to the right, to the next comma or "to": "moving away from …" */
    SWAP,   /* "replacing …": as NEAR, where "with" or "by" follows */
    BRACKET, /* "… (preferred)": the list item before the bracket */
    LABEL,  /* "Bonus: …": RIGHT before a colon or dash, else no cue */
    WORD,   /* LABEL, and LEFT where the clause ends: "… would be handy" */
    TURN     /* "but": no cue reaches across */
};

#endif
