package dateline.runtime.topic;

import dateline.contract.topic.Topic;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes topics as the catalogue has them, with as many replicas as the brokers make by themselves. */
public final class TopicMaker {
    private TopicMaker() {}

    /**
     * Makes a topic.
     *
     * @return whether it was made; not where it is there already, as another process may be quicker
     * @throws ExecutionException if the brokers do not make it; the cause says why
     */
    public static boolean make(Admin admin, Topic<String, ?> topic) throws ExecutionException, InterruptedException {
        NewTopic wanted =
                new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(topic.config());
        try {
            admin.createTopics(List.of(wanted)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }
}
