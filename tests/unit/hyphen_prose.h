/* Prose for test_type_hyphen.c, written for it. SPDX-License-Identifier: MIT */
#define DIC(name) "/usr/share/hyphen/hyph_" name ".dic"
static const struct {
    const char *tag, *file, *text;
} prose[] = {
    {"en-US", DIC("en_US"),
     "She led a small engineering organization through the migration of an inherited monolithic "
     "application to independently deployable services, negotiated with suppliers, and "
     "documented every architectural decision so that newcomers understood it. The team's "
     "responsibilities included observability, performance measurement, accessibility reviews, "
     "vulnerability management, procurement, and hiring; dissatisfied customers became "
     "references. Typographically conscientious programmers hyphenate extraordinarily seldom."},
    {"en-GB", DIC("en_GB"),
     "He organised apprenticeships, modernised the laboratory's purchasing, and chaired the "
     "neighbourhood's planning committee. Responsible for commissioning instrumentation, "
     "supervising technicians, writing specifications and programming controllers, he halved "
     "the maintenance backlog, reduced catalogue errors considerably and travelled extensively "
     "between manufacturing centres. Colleagues' favourite: unhurried explanations."},
    {"de", DIC("de_DE"),
     "Verantwortlich für die Weiterentwicklung der Auftragsverwaltung und die Einführung einer "
     "durchgängigen Versorgungskette. Leitete Kundenschulungen, entwarf Datenbankschemata, "
     "überarbeitete Qualitätssicherungsmaßnahmen und betreute Auszubildende. Donaudampfschiffe "
     "und Rechtsschutzversicherungen gehörten nicht dazu, wohl aber Straßenbahnhaltestellen, "
     "Lohnbuchhaltung, Arbeitsplatzgestaltung, Softwareentwicklung, Führungskräfteentwicklung, "
     "Geschwindigkeitsbegrenzung, Urinstinkt, Staubecken, Wachstube und Grafikausstattung. "
     "Außerdem: Fahrradreparaturwerkstatt, Projektleiterin, Zuverlässigkeitsuntersuchungen."},
    {"fr", DIC("fr"),
     "Responsable de l'exploitation d'une plateforme d'apprentissage, elle a piloté la refonte "
     "complète de l'architecture, l'intégration continue et la formation des équipes. "
     "Aujourd'hui, l'entreprise s'appuie sur des procédures d'évaluation transparentes, des "
     "indicateurs fiables et une documentation rigoureuse. Développement, hébergement, "
     "comptabilité, recrutement, négociation, bibliothèque, électricité, naïveté, œuvre."},
    {"es", DIC("es_ES"),
     "Responsable del mantenimiento de instalaciones eléctricas y de la coordinación de equipos "
     "multidisciplinares. Desarrolló procedimientos de evaluación, negoció contratos con "
     "proveedores extranjeros y redactó documentación técnica. Transatlántico, construcción, "
     "aprendizaje, pingüino, subrayado, desarrollador, informática, contabilidad, murciélago."},
    {"it", DIC("it_IT"),
     "Responsabile dell'organizzazione degli stabilimenti e dell'amministrazione del personale, "
     "ha introdotto un'applicazione per la pianificazione della produzione, curato la formazione "
     "degli apprendisti e negoziato gli acquisti. Sviluppo, acquedotto, quotidianamente, "
     "costruzione, transatlantico, psicologia, bellezza, qualità, perché, subacqueo."},
    {"pt-BR", DIC("pt_BR"),
     "Responsável pela coordenação de projetos de infraestrutura, desenvolveu aplicações para a "
     "gestão de estoques, treinou colaboradores e negociou contratos com fornecedores. "
     "Construção, avaliação, pássaro, carroça, ilha, trabalho, opção, ritmo, substância, "
     "desenvolvimento, psicólogo, transferência, administração, coração, guarda, queijo."},
    {"nl", DIC("nl_NL"),
     "Verantwoordelijk voor de ontwikkeling van softwaretoepassingen, het onderhoud van "
     "gegevensbanken en de begeleiding van stagiairs. Zij onderhandelde met leveranciers, "
     "schreef handleidingen en organiseerde opleidingen. Arbeidsongeschiktheidsverzekering, "
     "zelfstandigen, coördinatie, reünie, schoolkrant, bedrijfsleiding, gemeenteraad, belangrijk."},
    {"pl", DIC("pl_PL"),
     "Odpowiedzialna za rozwój oprogramowania, utrzymanie baz danych i szkolenie pracowników. "
     "Prowadziła negocjacje z dostawcami, przygotowywała dokumentację techniczną oraz wdrażała "
     "procedury bezpieczeństwa. Przedsiębiorstwo, źródło, współpraca, najważniejszy, podróż, "
     "księgowość, nieodpowiedzialność, matematyka, doświadczenie, wykształcenie, umiejętności."},
    {"sv", DIC("sv_SE"),
     "Ansvarig för utvecklingen av beslutsstöd och för utbildningen av medarbetare. Hon ledde "
     "förhandlingar med leverantörer, skrev handledningar och införde rutiner för "
     "kvalitetssäkring. Programvaruutveckling, arbetsmarknad, järnvägsstation, självständigt, "
     "kunskapsöverföring, bokföring, sjuksköterska, ingenjör, miljövänlig, arkitektur."},
    {"da", DIC("da_DK"),
     "Ansvarlig for udviklingen af programmer, vedligeholdelse af databaser og uddannelse af "
     "medarbejdere. Hun forhandlede med leverandører, skrev vejledninger og indførte rutiner for "
     "kvalitetssikring. Arbejdsmarked, jernbanestation, selvstændighed, regnskab, sygeplejerske, "
     "ingeniør, miljøvenlig, arkitektur, økonomi, ærlighed, åbenhed, virksomhed, erfaring."},
    {"ru", DIC("ru_RU"),
     "Отвечала за разработку программного обеспечения, сопровождение баз данных и обучение "
     "сотрудников. Вела переговоры с поставщиками, готовила техническую документацию и внедряла "
     "процедуры контроля качества. Предприятие, электричество, объяснение, подъезд, "
     "производительность, бухгалтерия, сестра, математика, образование, ответственность."},
    {"el", DIC("el_GR"),
     "Υπεύθυνη για την ανάπτυξη λογισμικού, τη συντήρηση βάσεων δεδομένων και την εκπαίδευση των "
     "συνεργατών. Διαπραγματεύτηκε με προμηθευτές, συνέταξε τεχνική τεκμηρίωση και εισήγαγε "
     "διαδικασίες ποιοτικού ελέγχου. Επιχείρηση, ηλεκτρισμός, μαθηματικά, εκπαίδευση, άνθρωπος, "
     "αυτοκίνητο, υπευθυνότητα, λογιστήριο, αρχιτεκτονική, εξέλιξη, προϋπολογισμός."},
};
