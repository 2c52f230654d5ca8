package dateline.annotate.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NgramModelTest {
    private static final int A = NgramModel.before(NgramModel.none(), 'a');
    private static final int BA = NgramModel.before(A, 'b');

    @Test
    void written_readsTheSame() throws IOException {
        NgramModel model = NgramModel.read(new ByteArrayInputStream(written()));
        int[] scores = new int[2];

        assertThat(model.add(A, scores)).isTrue();
        assertThat(scores).containsExactly(7, -3);
        assertThat(model.add(BA, scores)).isTrue();
        assertThat(scores).containsExactly(7, 124);
        assertThat(model.add(NgramModel.word(BA), scores)).isFalse();
        assertThat(model.languages()).containsExactly("xx", "yy");
    }

    @Test
    void damaged_isRefused() throws IOException {
        byte[] file = written();

        assertThatThrownBy(() -> NgramModel.read(new ByteArrayInputStream(new byte[] {1, 2, 3, 4, 5})))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a language model");
        assertThatThrownBy(() -> NgramModel.read(new ByteArrayInputStream(Arrays.copyOf(file, file.length - 1))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut short");
    }

    private static byte[] written() throws IOException {
        long[] entries = {
            NgramModel.entry(A, 0, 7), NgramModel.entry(A, 1, -3), NgramModel.entry(BA, 1, 127),
        };
        Arrays.sort(entries);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NgramModel.write(List.of("xx", "yy"), entries, out);
        return out.toByteArray();
    }
}
