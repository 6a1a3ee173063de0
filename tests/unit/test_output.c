/* SPDX-License-Identifier: MIT */
#include "output_doc.h"

static void first(void **state)
{
    struct doc d;
    struct strbuf pdf = {0};

    (void)state;
    doc_begin(&d);
    const struct face *regular = type_face(d.type, "sans", 400, false);
    int h1 = doc_element(&d, ROLE_H1, 0), para = doc_element(&d, ROLE_P, 0);

    doc_text(&d, 0, h1, regular, 24, 56, 80, "Ada Example");
    doc_text(&d, 0, para, regular, 10, 56, 120, "Zażółć gęślą jaźń, office — C++ for £4M • “well-known” ");
    doc_text(&d, 0, para, regular, 10, 56, 134, "Řeřicha ệ Ω, AVATAR To Wa//");
    doc_pdf(&d, 1, &pdf, "build/first.pdf");
    strbuf_free(&pdf);
    struct strbuf t={0};
    output_text(&d.list,&t); output_trace(&d.list,&t); print_message("%s",t.p); strbuf_free(&t);
    doc_end(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(first)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
