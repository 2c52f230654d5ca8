package dateline.bench.alert;

import dateline.annotate.country.name.CountryCodes;
import dateline.contract.record.Article;
import dateline.contract.record.Country;
import dateline.contract.record.Field;
import dateline.enrich.alert.article.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * News as it comes: countries as unequal as in the news (Zipf), stories that several publishers tell for some hours, now
 * and then a burst about one country, corrections and withdrawals. The same seed gives the same articles. Used by one
 * thread.
 */
final class SyntheticNews implements Iterator<Sighting> {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int PUBLISHERS = 400;
    private static final int FEEDS = 2000;
    private static final int STORIES_AT_ONCE = 60;
    private static final int TOPICS = 17;
    private static final int NAMES = 5000;
    private static final double STORY_ENDS = 0.12;
    private static final double EDIT = 0.03;
    private static final double WITHDRAWAL = 0.002;
    private static final double NO_COUNTRY = 0.15;

    private final Random random;
    private final long articles;
    private final double millisBetween;
    private final List<String> codes;
    private final double[] cumulative;
    private final List<String> publishers = names("Publisher ", PUBLISHERS);
    private final List<String> feeds = names("feed", FEEDS);
    private final List<String> topics = names("medtop:", TOPICS);
    private final List<String> people = names("Person ", NAMES);
    private final List<List<Country.Evidence>> evidence = new ArrayList<>();
    private final List<Story> stories = new ArrayList<>();
    private final Deque<Sighting> recent = new ArrayDeque<>();
    private long count;
    private long storyCount;
    private double time;

    private record Story(String id, List<Integer> countries, String topic, String person) {}

    SyntheticNews(long seed, long articles, Duration span) {
        this.random = new Random(seed);
        this.articles = articles;
        this.millisBetween = span.toMillis() / (double) articles;
        this.codes = new ArrayList<>(CountryCodes.codes());
        Collections.shuffle(codes, random);
        this.cumulative = new double[codes.size()];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += 1.0 / Math.pow(i + 1, 1.3);
            cumulative[i] = sum;
        }
        for (String code : codes) {
            evidence.add(List.of(new Country.Evidence(
                    Field.TITLE,
                    0,
                    CountryCodes.englishName(code).length(),
                    CountryCodes.englishName(code),
                    Country.How.NAME,
                    null)));
        }
        for (int i = 0; i < STORIES_AT_ONCE; i++) {
            stories.add(story());
        }
    }

    @Override
    public boolean hasNext() {
        return count < articles;
    }

    @Override
    public Sighting next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        count++;
        time += -Math.log(1 - random.nextDouble()) * millisBetween * (isNight() ? 1.6 : 0.75);
        double kind = random.nextDouble();
        if (kind < EDIT + WITHDRAWAL && !recent.isEmpty()) {
            return again(recent.pollFirst(), kind < WITHDRAWAL);
        }
        Sighting fresh = fresh();
        recent.addLast(fresh);
        if (recent.size() > 200) {
            recent.removeFirst();
        }
        return fresh;
    }

    private boolean isNight() {
        return (long) (time / 3_600_000) % 24 < 6;
    }

    private Sighting fresh() {
        int which = random.nextInt(stories.size());
        Story story = stories.get(which);
        if (random.nextDouble() < STORY_ENDS) {
            stories.set(which, story());
        }
        Instant seen = START.plusMillis((long) time);
        int publisher = random.nextInt(PUBLISHERS);
        return new Sighting(
                "article-" + count,
                1,
                Article.Kind.NEW,
                feeds.get(publisher * (FEEDS / PUBLISHERS) + random.nextInt(FEEDS / PUBLISHERS)),
                publishers.get(publisher),
                publishers.get(publisher),
                random.nextInt(4) == 0 ? "ru" : "en",
                "What happened in story " + story.id() + ", told for the " + count + "th time",
                "https://example.org/" + count,
                story.id(),
                random.nextInt(3) == 0 ? seen.minusSeconds(random.nextInt(7200)) : seen,
                seen,
                seen,
                "1",
                List.of(story.topic()),
                List.of(story.person()),
                mentions(story));
    }

    private List<Country> mentions(Story story) {
        if (random.nextDouble() < NO_COUNTRY) {
            return List.of();
        }
        List<Country> mentions = new ArrayList<>(story.countries().size());
        for (int c : story.countries()) {
            mentions.add(new Country(
                    codes.get(c),
                    0.4 + 0.6 * random.nextDouble(),
                    random.nextDouble(),
                    Country.How.NAME,
                    evidence.get(c)));
        }
        return mentions;
    }

    private Story story() {
        List<Integer> countries = new ArrayList<>();
        int wanted = 1 + random.nextInt(4);
        for (int i = 0; i < wanted; i++) {
            int country = country();
            if (!countries.contains(country)) {
                countries.add(country);
            }
        }
        return new Story(
                "story-" + storyCount++,
                countries,
                topics.get(random.nextInt(TOPICS)),
                people.get(random.nextInt(NAMES)));
    }

    private int country() {
        double at = random.nextDouble() * cumulative[cumulative.length - 1];
        int index = java.util.Arrays.binarySearch(cumulative, at);
        return Math.min(cumulative.length - 1, index < 0 ? -index - 1 : index);
    }

    private Sighting again(Sighting s, boolean withdrawn) {
        Instant seen = START.plusMillis((long) time);
        return new Sighting(
                s.articleId(),
                s.revision() + 1,
                withdrawn ? Article.Kind.WITHDRAWN : Article.Kind.UPDATED,
                s.feedId(),
                s.outlet(),
                s.publisher(),
                s.language(),
                s.title(),
                s.url(),
                s.storyId(),
                s.published(),
                s.firstSeen(),
                seen,
                s.annotator(),
                s.topics(),
                s.entities(),
                s.countries().size() > 1
                        ? s.countries().subList(1, s.countries().size())
                        : s.countries());
    }

    private static List<String> names(String prefix, int count) {
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(prefix + (prefix.startsWith("medtop") ? String.format("%08d", (i + 1) * 1_000_000) : i));
        }
        return names;
    }
}
