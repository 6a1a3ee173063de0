/* Prose for test_type_hyphen.c, written for it. SPDX-License-Identifier: MIT */
#define DIC(name) "/usr/share/hyphen/hyph_" name ".dic"
#define TEX(name) "/usr/share/cargo/registry/hyphenation-*/patterns/hyph-" name ".pat.txt"
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
    {"de", TEX("de-1996"),
     "Verantwortlich für die Weiterentwicklung der Auftragsverwaltung und die Einführung einer "
     "durchgängigen Versorgungskette. Leitete Kundenschulungen, entwarf Datenbankschemata, "
     "überarbeitete Qualitätssicherungsmaßnahmen und betreute Auszubildende. Donaudampfschiffe "
     "und Rechtsschutzversicherungen gehörten nicht dazu, wohl aber Straßenbahnhaltestellen, "
     "Lohnbuchhaltung, Arbeitsplatzgestaltung, Softwareentwicklung, Führungskräfteentwicklung, "
     "Geschwindigkeitsbegrenzung, Urinstinkt, Staubecken, Wachstube und Grafikausstattung. "
     "Außerdem: Fahrradreparaturwerkstatt, Projektleiterin, Zuverlässigkeitsuntersuchungen."},
    {"fr", TEX("fr"),
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
    {"it", TEX("it"),
     "Responsabile dell'organizzazione degli stabilimenti e dell'amministrazione del personale, "
     "ha introdotto un'applicazione per la pianificazione della produzione, curato la formazione "
     "degli apprendisti e negoziato gli acquisti. Sviluppo, acquedotto, quotidianamente, "
     "costruzione, transatlantico, psicologia, bellezza, qualità, perché, subacqueo."},
    {"pt-BR", TEX("pt"),
     "Responsável pela coordenação de projetos de infraestrutura, desenvolveu aplicações para a "
     "gestão de estoques, treinou colaboradores e negociou contratos com fornecedores. "
     "Construção, avaliação, pássaro, carroça, ilha, trabalho, opção, ritmo, substância, "
     "desenvolvimento, psicólogo, transferência, administração, coração, guarda, queijo."},
    {"pt", TEX("pt"),
     "Responsável pela manutenção de sistemas informáticos e pela formação de colaboradores; "
     "negociou contratos, redigiu documentação técnica e coordenou projectos internacionais."},
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
    {"da", TEX("da"),
     "Ansvarlig for udviklingen af programmer, vedligeholdelse af databaser og uddannelse af "
     "medarbejdere. Hun forhandlede med leverandører, skrev vejledninger og indførte rutiner for "
     "kvalitetssikring. Arbejdsmarked, jernbanestation, selvstændighed, regnskab, sygeplejerske, "
     "ingeniør, miljøvenlig, arkitektur, økonomi, ærlighed, åbenhed, virksomhed, erfaring."},
    {"ru", TEX("ru"),
     "Отвечала за разработку программного обеспечения, сопровождение баз данных и обучение "
     "сотрудников. Вела переговоры с поставщиками, готовила техническую документацию и внедряла "
     "процедуры контроля качества. Предприятие, электричество, объяснение, подъезд, "
     "производительность, бухгалтерия, сестра, математика, образование, ответственность."},
    {"el", DIC("el_GR"),
     "Υπεύθυνη για την ανάπτυξη λογισμικού, τη συντήρηση βάσεων δεδομένων και την εκπαίδευση των "
     "συνεργατών. Διαπραγματεύτηκε με προμηθευτές, συνέταξε τεχνική τεκμηρίωση και εισήγαγε "
     "διαδικασίες ποιοτικού ελέγχου. Επιχείρηση, ηλεκτρισμός, μαθηματικά, εκπαίδευση, άνθρωπος, "
     "αυτοκίνητο, υπευθυνότητα, λογιστήριο, αρχιτεκτονική, εξέλιξη, προϋπολογισμός."},
    {"cs", "src/type/patterns/cs.pat.txt",
     "Odpovědná za vývoj softwaru, údržbu databází a školení zaměstnanců. Vedla jednání s dodavateli, "
     "připravovala technickou dokumentaci a zaváděla bezpečnostní postupy. Podnikatelství, chirurg."},
    {"uk", TEX("uk"),
     "Відповідала за розробку програмного забезпечення, супровід баз даних і навчання працівників. "
     "Вела перемовини з постачальниками, готувала технічну документацію. Підприємство, відповідальність."},
    {"nb", TEX("nb"),
     "Ansvarlig for utviklingen av programvare, vedlikehold av databaser og opplæring av medarbeidere. "
     "Forhandlet med leverandører, skrev veiledninger og innførte rutiner for kvalitetssikring."},
    {"fi", TEX("fi"),
     "Vastasi ohjelmistokehityksestä, tietokantojen ylläpidosta ja työntekijöiden koulutuksesta. "
     "Neuvotteli toimittajien kanssa, kirjoitti ohjeita ja otti käyttöön laadunvarmistuksen."},
    {"ro", TEX("ro"),
     "Responsabilă pentru dezvoltarea aplicațiilor, întreținerea bazelor de date și instruirea "
     "angajaților. A negociat cu furnizorii și a redactat documentația tehnică."},
    {"hr", TEX("hr"),
     "Odgovorna za razvoj programske podrške, održavanje baza podataka i obuku zaposlenika. "
     "Vodila je pregovore s dobavljačima i pripremala tehničku dokumentaciju."},
    {"tr", TEX("tr"),
     "Yazılım geliştirme, veri tabanı bakımı ve çalışanların eğitiminden sorumluydu. Tedarikçilerle "
     "görüşmeler yürüttü, teknik belgeler hazırladı ve kalite güvencesini kurdu."},
    {"et", TEX("et"), "Vastutas tarkvaraarenduse, andmebaaside hoolduse ja töötajate koolituse eest."},
    {"lt", TEX("lt"), "Atsakinga už programinės įrangos kūrimą ir darbuotojų mokymą."},
    {"sl", TEX("sl"), "Odgovorna za razvoj programske opreme in izobraževanje zaposlenih."},
    {"ca", TEX("ca"), "Responsable del desenvolupament d'aplicacions i de la formació del personal."},
    {"is", TEX("is"), "Bar ábyrgð á hugbúnaðarþróun, viðhaldi gagnagrunna og þjálfun starfsmanna."},
};
