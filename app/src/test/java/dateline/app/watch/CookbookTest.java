package dateline.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reads the watches that the documentation shows. */
class CookbookTest {
    private static final Pattern RECIPE = Pattern.compile("```yaml\n(watches:\n.*?)```", Pattern.DOTALL);

    @Test
    void everyRecipe_canBeApplied() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "alerts.md"));
        List<String> recipes =
                RECIPE.matcher(page).results().map(m -> m.group(1)).toList();
        assertThat(recipes).hasSizeGreaterThanOrEqualTo(8);
        Set<String> ids = new HashSet<>();
        for (String recipe : recipes) {
            WatchFile.Content content = WatchFile.read("docs/alerts.md", recipe);
            assertThat(content.problems()).as(recipe).isEmpty();
            assertThat(content.watches()).as(recipe).isNotEmpty();
            content.watches()
                    .forEach(w -> assertThat(ids.add(w.id())).as(w.id()).isTrue());
        }
    }
}
