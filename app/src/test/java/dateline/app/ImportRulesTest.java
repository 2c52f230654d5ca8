package dateline.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The arrows of the design, see docs/architecture.md. */
class ImportRulesTest {
    private static final JavaClasses DATELINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dateline");

    @Test
    void contract_knowsOnlyTheJdkJacksonKafkaClientsAndALog() {
        check(classes()
                .that()
                .resideInAPackage("dateline.contract..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dateline.contract..",
                        "java..",
                        "javax.crypto..",
                        "javax.net..",
                        "com.fasterxml.jackson..",
                        "org.apache.kafka.clients..",
                        "org.apache.kafka.common..",
                        "org.jspecify..",
                        "org.slf4j.."));
    }

    @Test
    void roles_neverDependOnEachOther() {
        check(slices().matching("dateline.(ingest|enrich|sink|console)..")
                .should()
                .notDependOnEachOther());
    }

    @Test
    void nothingBelowTheApp_dependsOnIt() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dateline.app..", "dateline.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dateline.app..", "dateline.embedded..")
                .andShould()
                .dependOnClassesThat(resideInAPackage("dateline.bench..")));
    }

    @Test
    void rome_stopsAtTheParser() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dateline.ingest.parse..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.rometools..", "org.jdom2.."));
    }

    @Test
    void kafkaStreams_staysInTheTopology() {
        check(noClasses()
                .that()
                .resideInAPackage("dateline.enrich.(*)..")
                .and()
                .resideOutsideOfPackage("dateline.enrich.topology..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka.."));
    }

    @Test
    void kafkasServer_isKnownToOneClass() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dateline.embedded.EmbeddedBroker")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata.."));
    }

    @Test
    void packages_haveNoCycles() {
        check(slices().matching("dateline.(ingest).(*)..").should().beFreeOfCycles());
        check(slices().matching("dateline.(sink).(*)..").should().beFreeOfCycles());
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(DATELINE);
    }
}
