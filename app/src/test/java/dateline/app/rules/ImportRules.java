package dateline.app.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the design, see docs/architecture.md. {@code ImportRulesTest} holds them, and holds that they can fail. */
enum ImportRules {
    CONTRACT_KNOWS_ONLY_THE_JDK_JACKSON_AND_KAFKAS_TYPES(classes()
            .that()
            .resideInAPackage("dateline.contract..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dateline.contract..",
                    "java..",
                    "com.fasterxml.jackson..",
                    "org.apache.kafka.clients.producer..",
                    "org.apache.kafka.common..",
                    "io.soabase.recordbuilder.core..",
                    "org.jspecify..")),
    WHAT_ROLES_SHARE_KNOWS_THE_CONTRACT_KAFKAS_CLIENTS_AND_A_LOG(classes()
            .that()
            .resideInAPackage("dateline.runtime..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dateline.contract..",
                    "dateline.runtime..",
                    "java..",
                    "javax.crypto..",
                    "javax.net..",
                    "com.fasterxml.jackson..",
                    "com.google.re2j..",
                    "org.apache.commons.text..",
                    "org.apache.kafka.clients..",
                    "org.apache.kafka.common..",
                    "org.jsoup.select..",
                    "org.jspecify..",
                    "org.slf4j..")),
    RECORDS_KNOW_NO_KAFKA(noClasses()
            .that()
            .resideInAPackage("dateline.contract.record..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "dateline.contract.topic..")),
    ANNOTATION_KNOWS_NO_KAFKA(noClasses()
            .that()
            .resideInAPackage("dateline.annotate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "dateline.contract.topic..", "dateline.runtime..")),
    ROLES_NEVER_DEPEND_ON_EACH_OTHER(slices().matching("dateline.(ingest|enrich|sink|console)..")
            .should()
            .notDependOnEachOther()),
    NOTHING_BELOW_THE_APP_DEPENDS_ON_IT(noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dateline.app..", "dateline.bench..", "dateline.embedded..", "dateline.testsupport..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dateline.app..", "dateline.bench..", "dateline.embedded..", "dateline.testsupport..")),
    NOTHING_DEPENDS_ON_BENCHMARKS_OR_TRAINING(noClasses()
            .that()
            .resideOutsideOfPackages("dateline.bench..", "dateline.annotate.train..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dateline.bench..", "dateline.annotate.train..")),
    ROME_STOPS_AT_THE_PARSER(noClasses()
            .that()
            .resideOutsideOfPackage("dateline.ingest.parse..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.rometools..", "org.jdom2..")),
    ALERTS_KNOW_NO_KAFKA(noClasses()
            .that()
            .resideInAPackage("dateline.enrich.alert..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..")),
    KAFKA_STREAMS_STAYS_IN_ENRICH(noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dateline.enrich", "dateline.enrich.topology..", "dateline.app.config..", "dateline.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka.streams..")),
    KAFKAS_SERVER_IS_KNOWN_TO_ONE_PACKAGE(noClasses()
            .that()
            .resideOutsideOfPackage("dateline.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata..")),
    PACKAGES_HAVE_NO_CYCLES(slices().matching("dateline.(**)").should().beFreeOfCycles());

    private final ArchRule rule;

    ImportRules(ArchRule rule) {
        this.rule = rule.allowEmptyShould(false);
    }

    ArchRule rule() {
        return rule;
    }
}
