package dateline.annotate.train.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that a trained model is written to. */
final class ModelFile {
    private ModelFile() {}

    /** A model, or whatever can write itself. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Writes the model in place of what was there; says how many bytes it has. */
    static long write(Path file, Content model) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            model.write(out);
        }
        return Files.size(file);
    }
}
