/* SPDX-License-Identifier: MIT */
#include "layout/keys.h"

#include <stddef.h>

const char *const layout_keys[] = {
    /* headings: the sections of JSON Resume, and what layouts make of "basics" */
    "work", "volunteer", "education", "awards", "certificates", "publications", "skills",
    "languages", "interests", "references", "projects", "profile", "summary", "contact", "personal",
    /* words */
    "present", "since", "until", "page", "of", "phone", "email", "website", "address", "photo",
    "keywords", "courses", "score", "roles", "technologies",
    /* how a date is written where a layout does not say; a range; an address */
    "date-format", "range", "address-format",
    /* what stands between the things of a list, and between several of them */
    "list", "lists",
    /* in what order mail, phone and address stand */
    "contact-order", NULL};
