import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Prints which country is mentioned by whom, from the beginning. Ends when nothing has come for ten seconds.
 *
 * <p>java -cp 'app/target/dateline/lib/*' docs/examples/Subscribe.java localhost:19092
 */
class Subscribe {
    public static void main(String[] args) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", args[0],
                "group.id", "subscribe-example",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        ObjectMapper json = new ObjectMapper();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("dateline.mentions"));
            for (int quiet = 0; quiet < 10; quiet++) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    quiet = 0;
                    var mention = json.readTree(record.value());
                    System.out.println(record.key() + "  " + mention.get("outlet").asText() + ": "
                            + mention.get("title").asText());
                }
            }
        }
    }
}
