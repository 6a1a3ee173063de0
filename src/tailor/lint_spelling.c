/* Rules of orthography: British and American side by side, acronyms nobody wrote out.
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "tailor/lint_internal.h"
#include "tailor/orthography.h"

#include <ctype.h>
#include <string.h>

/* ---- British and American ------------------------------------------------------------------------ */

struct spelt {
    const struct prose *prose;
    size_t token;
    size_t n;
};

/* Names keep their own spelling: a capital that no sentence begins with, and what is a tool's name. */
static bool is_name(const struct prose *p, size_t i)
{
    const struct token *k = &p->b.tokens.list.at[i];

    if (i && isupper((unsigned char)p->b.text.p[k->start]))
        return true;
    if (strchr(p->low[i], '-')) /* behavior-driven, color-coded: often a set term */
        return true;
    for (size_t m = 0; m < p->b.concepts->list.n; m++) {
        const struct concept_match *c = &p->b.concepts->list.at[m];

        if (k->start >= c->start && k->end <= c->end && is_tech(c->concept))
            return true;
    }
    return false;
}

static void report_mixed(struct lint *l, const struct spelt *a, const struct spelt *b,
                         const char *what_a, const char *what_b)
{
    const struct spelt *odd = a->n < b->n ? a : b, *usual = odd == a ? b : a;
    struct str word = prose_quote(odd->prose, odd->token, odd->token + 1);
    struct str other = prose_quote(usual->prose, usual->token, usual->token + 1);

    lint_add(l, odd->prose->passage->node->pointer, word, NULL,
             arena_printf(l->arena, "'%.*s' is %s, and '%.*s' elsewhere is %s", (int)word.n, word.p,
                          odd == a ? what_a : what_b, (int)other.n, other.p,
                          odd == a ? what_b : what_a));
}

void rule_spelling(struct lint *l)
{
    struct spelt found[SIDES] = {{0}};

    for (size_t i = 0; i < l->prose.n; i++) {
        const struct prose *p = &l->prose.at[i];

        for (size_t k = 0; k < p->n; k++) {
            enum side side = p->b.tokens.list.at[k].kind == TOKEN_WORD ? side_of(p->low[k]) : SIDE_NONE;

            if (side == SIDE_NONE || is_name(p, k))
                continue;
            if (!found[side].n++) {
                found[side].prose = p;
                found[side].token = k;
            }
        }
    }
    if (found[SIDE_BRITISH].n && found[SIDE_AMERICAN].n)
        report_mixed(l, &found[SIDE_BRITISH], &found[SIDE_AMERICAN], "British", "American");
    else if (found[SIDE_ISE].n && found[SIDE_IZE].n)
        report_mixed(l, &found[SIDE_ISE], &found[SIDE_IZE], "spelt with -ise",
                     "spelt with -ize");
    else if (found[SIDE_ISE].n && found[SIDE_AMERICAN].n)
        report_mixed(l, &found[SIDE_ISE], &found[SIDE_AMERICAN], "British", "American");
}

/* ---- acronyms ------------------------------------------------------------------------------------ */

/* What readers of any trade, or every reader of one, knows. */
static const char *const known[] = {
    /* places, companies, money */
    " DKK SEK NOK ISK PLN CZK HUF RON JPY CNY INR AUD CAD NZD ZAR BRL MXN SGD HKD KRW TRY ILS AED SAR "
    "THB MYR NGN KES EGP UAH RUB "
    "UK US USA NYC EU UN UAE NATO WHO EMEA APAC DACH LATAM GBP USD EUR CHF NASA NOAA EPA NFL "
    "NASDAQ NYSE LLC LLP PLC "
    "GMBH BBC CNN IBM SAP HP GE BMW VW ASCII IKEA ",
    /* offices and schooling */
    " CEO CFO CTO COO CIO CMO CPO CISO VP SVP EVP HR PA PR IT R&D QA QC PM PO BA MBA PHD MSC BSC MA "
    "GPA SAT GCSE A-LEVEL TOEFL IELTS DELF STEM SEN SEND CV TEFL CELTA PGCE QTS EYFS NVQ BTEC ESL EFL "
    "SENCO IEP PTA KS1 KS2 KS3 KS4 ",
    /* business, finance, law */
    " KPI KPIS OKR OKRS ROI ROE P&L B2B B2C D2C C2C CRM ERP SEO SEA SEM PPC CPC CPA CPM CTR CRO ROAS "
    "UX UI UGC PDF SLA SLAS NDA NDAS RFP RFPS RFQ RFI FAQ FAQS VAT IFRS GAAP EBITDA EBIT AML KYC IPO "
    "M&A ESG CSR GDPR HIPAA SOX PCI DSS ISO NPS CSAT GMV MRR ARR LTV CAC FTE FTES AGM TUPE IP IPR "
    "HMRC FCA SEC FDA EMA GMP GLP GCP SOP SOPS CAPA CMC OSHA COSHH HSE RIDDOR HACCP CDM LEED BREEAM "
    "BIM CAD CAM CNC PLC HVAC LED LNG MW KW EV EVS DIY TV DVD GPS USB AGV WMS TMS FIFO LIFO FMCG SKU "
    "SKUS HGV LGV ADR TPM OEE FMEA NGO NGOS CIC PAYE ISA ETF ",
    /* health */
    " NHS ICU ITU ER ED A&E GP GPS CPR AED ECG EKG EEG MRI CT IV HIV AIDS COPD MRSA BLS ALS ACLS PALS "
    "NICU PICU CCU HDU OR RN RGN LPN CNA BMI DNA RNA PCR PTSD ADHD OCD CBT DBT MDT EHR EMR EPR PPE "
    "COVID NMC CQC NICE DBS TB UTI PEG NG BP DVT VTE SCBU NIPE SBAR NEWS ",
    /* software */
    " GET PUT POST PATCH DELETE "
    "API APIS SDK SDKS CLI GUI REST SOAP HTTP HTTPS HTML CSS SQL NOSQL JSON XML YAML CSV URL URLS DNS "
    "TCP UDP TLS SSL SSH VPN VPC CDN CI CD CI/CD AWS GCP IAM S3 EC2 ECS EKS RDS SSO MFA JWT SAML OIDC "
    "LDAP RBAC SAAS PAAS IAAS MVP MVC ORM CRUD ETL ELT BI AI ML NLP LLM LLMS RAG GPU GPUS CPU CPUS RAM "
    "SSD OS IOS IDE TDD BDD DDD SRE SLO SLOS SLI RPC GRPC MQTT AMQP ACID CAP OOP MVVM SPA PWA DOM CMS "
    "LAMP MEAN MERN PHP JVM JDK SBOM OWASP CVE CVES XSS CSRF DDOS WAF SOC SIEM POC UAT SDLC OSS RFC "
    "RFCS ADR ADRS IOT VR AR XR AB A/B I/O IP GIS UML FPGA ASIC PCB RTOS CAN ABS PLCS HPC NAS SAN LAN "
    "WAN WIFI NFC RFID QR SMS MMS EDI EFT ACH ATM POS BLE 2FA NFT FHIR HL7 DICOM PACS ICD WCAG ARIA "
    "ARM RISC SIMD BIOS UEFI POSIX UART HDMI JPEG PNG MPEG LTE GSM VOIP DHCP NTP SMTP IMAP FTP SFTP NFS "
    "RAID UPS XHTML SVG LGTM MIT GNU BSD ACM IEEE IETF W3C OECD UNESCO UNICEF CERN ETH RWTH TU LMU MIT ",
};

static bool is_known(const char *upper)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (word_in(upper, known[i]))
            return true;
    return false;
}

/* Ordinary words that somebody stresses. */
static const char stressed[] =
    " the and not that this with all any but for from has had have her his its may must never only our "
    "out over own per than then they too two very was were what when which who will your ever every also "
    "into just more most much new now off one one's some such yes you can did does done don't get got how "
    "why are been being both each even first last less many same since still team work lead best top key "
    "part full time jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ";

/* Three to five capitals, no Roman numeral. */
static bool is_acronym(struct str s)
{
    bool roman = true;

    if (s.n < 3 || s.n > 5)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < 'A' || s.p[i] > 'Z')
            return false;
        roman &= strchr("IVXLCDM", s.p[i]) != NULL;
    }
    return !roman;
}

static bool is_letter(char c)
{
    return is_alpha(c) || (c & 0x80);
}

/* Do words from byte `at` on begin with the letters of the acronym ("Quayside Freight Table" and QFT), in
 * capitals but for one of four or more? Small words between them may be skipped. */
static bool is_spelt_out(struct str text, size_t at, struct str word)
{
    static const char small[] = " of the and for in on at to by de du des la et ";
    size_t matched = 0, small_ones = 0;

    while (at < text.n && matched < word.n) {
        char low[4] = "";
        size_t n = 0;

        for (; at + n < text.n && is_letter(text.p[at + n]); n++)
            if (n < sizeof low - 1)
                low[n] = to_lower(text.p[at + n]);
        if (n && low[0] == to_lower(word.p[matched])) {
            matched++;
            small_ones += text.p[at] == low[0];
        } else if (!n || n >= sizeof low || !word_in(low, small)) {
            return false;
        }
        at += n;
        while (at < text.n && (text.p[at] == ' ' || text.p[at] == '-' || text.p[at] == '&'))
            at++;
    }
    return matched == word.n && small_ones <= (word.n > 3);
}

/* "… (QFT)", "QFT (…)", its words written out: somebody explains it. */
static bool is_explained(struct str text, struct str word)
{
    for (size_t i = 0; i < text.n; i++) {
        if (to_lower(text.p[i]) != to_lower(word.p[0]))
            continue;
        if ((!i || !is_letter(text.p[i - 1])) && is_spelt_out(text, i, word))
            return true;
        if (i + word.n > text.n || memcmp(text.p + i, word.p, word.n) != 0)
            continue;
        if ((i && text.p[i - 1] == '(') ||
            (i + word.n + 1 < text.n && !memcmp(text.p + i + word.n, " (", 2)))
            return true;
    }
    return false;
}

/* Does a name of the profile (employer, school, skill, certificate …) have it, or any text explain it? */
static bool is_named(const struct node *n, struct str word)
{
    struct str text = str_of(n->kind == NODE_TEXT ? n->text : NULL);
    const char *key = n->key ? n->key : n->parent && n->parent->key ? n->parent->key : "";
    bool prose = !strcmp(key, "highlights") || !strcmp(key, "summary") || !strcmp(key, "description");

    if (text.n && is_explained(text, word))
        return true;
    for (size_t i = 0; !prose && i + word.n <= text.n; i++)
        if (memcmp(text.p + i, word.p, word.n) == 0)
            return true;
    for (const struct node *c = n->first; c; c = c->next)
        if (is_named(c, word))
            return true;
    return false;
}

/* "Redis", "Metamask": a capital, and small letters behind it. */
static bool is_proper(const struct prose *p, size_t i)
{
    struct str s = i < p->n ? bullet_word(&p->b, i) : (struct str){0};

    return s.n > 1 && s.p[0] >= 'A' && s.p[0] <= 'Z' && s.p[1] >= 'a' && s.p[1] <= 'z';
}

/* "DSCI 100", "ANTH/SOCI 480": the code of a course, a form, a road. */
static bool in_code(const struct prose *p, size_t i)
{
    while (i + 2 < p->n && !strcmp(p->low[i + 1], "/"))
        i += 2;
    return i + 1 < p->n && p->b.tokens.list.at[i + 1].kind == TOKEN_NUMBER;
}

/* "SMART Health Card", "in Cisco ASA firewalls", "Metamask, OKX, and Zerion": a name that is written so. */
static bool in_name(const struct prose *p, size_t i)
{
    bool listed = i > 1 && !strcmp(p->low[i - 1], ",") && is_proper(p, i - 2);
    size_t next = i + 1;

    if (is_proper(p, next) || (i > 1 && !strchr(".!?:", *p->low[i - 2]) && is_proper(p, i - 1)))
        return true;
    next += !strcmp(p->low[next], ",");
    next += next < p->n && word_in(p->low[next], " and or & ");
    return listed && next > i + 1 && is_proper(p, next);
}

static bool posting_has(const struct lint *l, const char *low)
{
    for (size_t i = 0; i < l->posting.n; i++)
        if (!strcmp(l->posting.low[i], low))
            return true;
    return false;
}

/* A heading or a shout: its capitals say nothing. */
static bool is_shouted(const struct prose *p)
{
    size_t upper = 0;

    for (size_t i = 0; i < p->n; i++)
        upper += is_acronym(bullet_word(&p->b, i));
    return upper * 3 > p->words * 2;
}

enum { ACRONYMS = 300 /* looked up in a profile, each by a walk through all of it */ };

static bool is_obscure(const struct lint *l, const struct prose *p, size_t i)
{
    struct str word = bullet_word(&p->b, i);

    return is_acronym(word) && !word_in(p->low[i], stressed) && !bullet_in_concept(&p->b, i) &&
           lexicon_find(word) == CONCEPT_NONE &&
           !is_known(arena_strndup(l->arena, word.p, word.n)) && !posting_has(l, p->low[i]);
}

void rule_acronym(struct lint *l)
{
    VEC(const char *) seen = {0};

    for (size_t i = 0; i < l->prose.n; i++) {
        const struct prose *p = &l->prose.at[i];
        struct str first = {0};
        const char *all = "";
        size_t n = 0;

        for (size_t k = 0; k < p->n && !is_shouted(p); k++) {
            struct str word = bullet_word(&p->b, k);
            bool old = false;

            if (!is_obscure(l, p, k))
                continue;
            for (size_t m = 0; m < seen.n; m++)
                old |= !strcmp(seen.at[m], p->low[k]);
            if (old || seen.n == ACRONYMS)
                continue;
            vec_push(l->arena, &seen, p->low[k]);
            if (in_name(p, k) || in_code(p, k) || is_named(l->t->profile->root, word))
                continue;
            first = n++ ? first : word;
            all = arena_printf(l->arena, "%s%s'%.*s'", all, *all ? ", " : "", (int)word.n, word.p);
        }
        if (n)
            lint_add(l, p->passage->node->pointer, first, NULL,
                     arena_printf(l->arena, "%s %s not written out anywhere", all,
                                  n > 1 ? "are" : "is"));
    }
}
