package dateline.app.config;

import dateline.runtime.config.Spelling;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings that some Kafka client knows. */
final class KafkaKeys {
    private static final Set<String> KNOWN = known();

    private KafkaKeys() {}

    static void check(Setting setting, Problems problems) {
        String name = setting.key().substring("kafka.".length());
        String bare = name.replaceFirst(
                "^(main\\.consumer|restore\\.consumer|global\\.consumer|consumer|producer|admin)\\.", "");
        if (!KNOWN.contains(bare)) {
            problems.add(
                    setting.origin(), setting.key(), "no Kafka client has this setting" + Spelling.hint(bare, KNOWN));
        }
    }

    private static Set<String> known() {
        Set<String> names = new TreeSet<>(ConsumerConfig.configNames());
        names.addAll(ProducerConfig.configNames());
        names.addAll(AdminClientConfig.configNames());
        names.addAll(StreamsConfig.configDef().names());
        return names;
    }
}
