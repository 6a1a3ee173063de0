/* What the preview page is made of, linked in as text with a NUL behind it.
 * SPDX-License-Identifier: MIT */
        .section .note.GNU-stack,"",%progbits
        .section .rodata
        .global cli_preview_css
        .hidden cli_preview_css
cli_preview_css:
        .incbin "src/cli/preview.css"
        .byte 0
        .global cli_preview_js
        .hidden cli_preview_js
cli_preview_js:
        .incbin "src/cli/preview.js"
        .byte 0
