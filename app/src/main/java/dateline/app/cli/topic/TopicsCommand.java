package dateline.app.cli.topic;

import dateline.app.cli.option.Options;
import dateline.app.run.TopicPlan;
import dateline.app.run.TopicPlan.Step;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dateline topics}. */
@Command(name = "topics", description = "Show, create or check the topics of a cluster.")
public final class TopicsCommand {

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Print the catalogue: every topic with what it carries.")
    int list() {
        for (Topic<String, ?> t : Topics.all()) {
            System.out.printf("%-22s %d partitions, %s%n", t.name(), t.partitions(), t.config());
            System.out.printf("%-22s %s; key: %s%n", "", t.about(), t.keyAbout());
        }
        return 0;
    }

    @Command(name = "plan", mixinStandardHelpOptions = true, description = "Print what apply would do.")
    int plan(@Mixin Options options) {
        List<Step> steps = new TopicPlan(options.cluster()).plan();
        steps.forEach(step -> System.out.println(describe(step)));
        System.out.println(steps.isEmpty() ? "Nothing to do." : steps.size() + " to do.");
        return 0;
    }

    @Command(
            name = "apply",
            mixinStandardHelpOptions = true,
            description = "Create missing topics and set settings that differ.")
    int apply(@Mixin Options options) {
        List<Step.Incompatible> left = new TopicPlan(options.cluster()).apply();
        left.forEach(step -> System.err.println(describe(step)));
        System.out.println(
                left.isEmpty() ? "The cluster agrees with the catalogue." : "Some topics could not be changed.");
        return left.isEmpty() ? 0 : 1;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Check that the cluster agrees with the catalogue; exit code 1 if not.")
    int verify(@Mixin Options options) {
        List<Step> steps = new TopicPlan(options.cluster()).plan();
        steps.forEach(step -> System.err.println(describe(step)));
        if (steps.isEmpty()) {
            System.out.println("The cluster agrees with the catalogue.");
        }
        return steps.isEmpty() ? 0 : 1;
    }

    private static String describe(Step step) {
        return switch (step) {
            case Step.Create create ->
                "create " + create.topic().name() + " with " + create.topic().partitions() + " partitions, "
                        + create.topic().config();
            case Step.Configure configure -> "configure " + configure.topic().name() + ": " + configure.differs();
            case Step.Incompatible wrong ->
                wrong.topic().name() + " has " + wrong.partitions() + " partitions instead of "
                        + wrong.topic().partitions()
                        + "; the partition of a key depends on it: copy the topic to a new one "
                        + "with the right number";
        };
    }
}
