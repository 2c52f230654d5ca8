package dateline.ingest.parse;

import com.rometools.rome.feed.module.DCModule;
import dateline.ingest.parse.html.Bylines;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The authors of an item: Dublin Core's creators, else those that the format itself has. */
final class Authors {
    private Authors() {}

    static List<String> of(List<String> names, @Nullable DCModule dc) {
        Set<String> found = new LinkedHashSet<>();
        if (dc != null) {
            dc.getCreators().forEach(name -> found.addAll(Bylines.names(name)));
        }
        if (found.isEmpty()) {
            names.forEach(name -> found.addAll(Bylines.names(name)));
        }
        return List.copyOf(found);
    }
}
