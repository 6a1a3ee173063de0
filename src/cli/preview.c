#include "cli/cli.h"
int cli_preview(struct cli *cli) { (void)cli; return 0; }
