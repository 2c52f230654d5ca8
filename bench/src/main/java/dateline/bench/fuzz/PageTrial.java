package dateline.bench.fuzz;

import dateline.ingest.page.Page;
import dateline.ingest.page.PageReader;
import dateline.testsupport.feeds.FaultyPage;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An article's page, or a gate before one, read once. */
final class PageTrial implements Trial {
    private final PageReader reader = new PageReader();

    @Override
    public int documents() {
        return 1;
    }

    @Override
    public List<String> wrong(long seed) {
        FaultyPage page = FaultyPage.of(seed);
        Page read = reader.read(page.bytes(), page.contentType(), page.url());
        return page.wrong(read.title(), read.text(), read.published(), read.authors(), read.gate());
    }

    @Override
    public String shown(long seed) {
        FaultyPage page = FaultyPage.of(seed);
        return "%n%s %s%n%s%n"
                .formatted(page.url(), page.contentType(), new String(page.bytes(), StandardCharsets.UTF_8));
    }
}
