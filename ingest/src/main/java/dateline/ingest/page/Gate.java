package dateline.ingest.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Tells a page that stands before its article instead of showing it: a dialog for consent, a login, a challenge to prove
 * that one is human, or the empty shell of an application. Its kind is a word: {@code consent}, {@code login}, {@code
 * challenge}, {@code shell}.
 */
public final class Gate {
    private static final int SHORT = 1_000;
    private static final int NEXT_TO_NOTHING = 200;
    private static final int MOST_CHARACTERS = 20_000;
    private static final String CHALLENGES = "#challenge-form,#challenge-running,#cf-wrapper,.cf-browser-verification,"
            + "#px-captcha,.g-recaptcha,.h-captcha,.cf-turnstile,form[action*=captcha],"
            + "script[src*=challenge-platform],script[src*=captcha-delivery],iframe[src*=captcha]";
    private static final String ROOTS = "#root,#app,#__next,#__nuxt,#app-root,#main-app,#react-root,#ember-app,#svelte,"
            + "app-root,[data-reactroot],[ng-app],[ng-version],[data-server-rendered]";
    private static final Set<String> CONSENT = Set.of(
            "consent", "cookiewall", "cookie-wall", "privacy-gate", "privacygate", "gdpr", "consent-gate", "cmp");
    private static final Set<String> LOGIN = Set.of(
            "login",
            "log-in",
            "signin",
            "sign-in",
            "sso",
            "oauth",
            "oauth2",
            "auth",
            "authenticate",
            "authorize",
            "wp-login.php",
            "anmelden",
            "connexion",
            "iniciar-sesion");
    private static final Set<String> CHALLENGE =
            Set.of("captcha", "challenge", "robot-check", "validatecaptcha", "cdn-cgi");

    private Gate() {}

    /**
     * The kind of gate that an address belongs to, by a segment of its path or the first label of its host; null if
     * none. For addresses that redirects led to: an article's own may be about anything.
     */
    public static @Nullable String at(HttpUrl url) {
        String host = url.host().split("\\.", 2)[0];
        String kind = kind(host);
        for (String segment : url.pathSegments()) {
            kind = kind == null ? kind(segment.toLowerCase(Locale.ROOT)) : kind;
        }
        return kind;
    }

    private static @Nullable String kind(String word) {
        return CONSENT.contains(word)
                ? "consent"
                : LOGIN.contains(word) ? "login" : CHALLENGE.contains(word) ? "challenge" : null;
    }

    /**
     * The kind of gate that a page is; null if it is none.
     *
     * @param page as the server sent it
     * @param story what was taken for its article
     */
    static @Nullable String of(Document page, String story) {
        if (story.length() > MOST_CHARACTERS) {
            return null;
        }
        List<String> lines = story.isBlank() ? shown(page) : story.lines().toList();
        if (isMostly("consent", lines) || (isTitled("consent", page) && says("consent", lines))) {
            return "consent";
        }
        boolean isShort = story.length() < SHORT;
        if (isShort
                && (isTitled("challenge", page) || page.selectFirst(CHALLENGES) != null)
                && says("challenge", lines)) {
            return "challenge";
        }
        if (isShort
                && isTitled("login", page)
                && (page.selectFirst("input[type=password],input[type=email]") != null || says("login", lines))) {
            return "login";
        }
        return story.length() < NEXT_TO_NOTHING && isShell(page) ? "shell" : null;
    }

    /** Whether most of what a part of a page says is about consent. */
    static boolean isConsent(Element element) {
        return isMostly(
                "consent", TextBlock.of(element).stream().map(TextBlock::text).toList());
    }

    /** Whether most of a text's lines are about consent. */
    static boolean isConsent(String story) {
        return isMostly("consent", story.lines().toList());
    }

    private static List<String> shown(Document page) {
        Document plain = page.clone();
        plain.select("script,style,noscript,template").remove();
        return TextBlock.of(plain.body()).stream().map(TextBlock::text).toList();
    }

    private static boolean isMostly(String kind, List<String> lines) {
        int all = 0;
        int saying = 0;
        for (String line : lines) {
            all += line.length();
            saying += GateWords.says(kind, line) ? line.length() : 0;
        }
        return saying > 60 && saying * 2 > all;
    }

    private static boolean says(String kind, List<String> lines) {
        return lines.stream().anyMatch(line -> GateWords.says(kind, line));
    }

    private static boolean isTitled(String kind, Document page) {
        Element heading = page.selectFirst("h1,h2");
        return GateWords.isTitle(kind, page.title()) || (heading != null && GateWords.isTitle(kind, heading.text()));
    }

    /** Next to no text, and what would make some: an application's root, or a word that it needs JavaScript. */
    private static boolean isShell(Document page) {
        boolean asks = GateWords.says("shell", page.body().text())
                || page.select("noscript").stream().anyMatch(n -> GateWords.says("shell", n.text()));
        return asks || (page.selectFirst("script") != null && page.selectFirst(ROOTS) != null);
    }
}
