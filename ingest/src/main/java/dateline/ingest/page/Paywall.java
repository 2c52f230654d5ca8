package dateline.ingest.page;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Tells whether a page keeps its article for subscribers: by schema.org's {@code isAccessibleForFree}, by the tier in its
 * metadata, or by what it says to those who are none.
 */
final class Paywall {
    /** A text shorter than this beside an invitation to subscribe is a teaser, in characters. */
    private static final int SHORT = 1_500;

    /** The same beside a word to those who have subscribed, which free pages have in their head. */
    private static final int VERY_SHORT = 500;

    private static final Set<String> TIERS =
            Set.of("locked", "metered", "premium", "paid", "subscriber", "subscribers");
    private static final int MOST_CHARACTERS = 200_000;
    private static final Pattern WORDING = Pattern.compile(
            "subscribe (now )?to (continue|keep) reading|to (continue|keep) reading,? (please )?(subscribe|sign in|log in)"
                    + "|this (article|content|story) is (only )?(for|available to|reserved for) (our )?subscribers"
                    + "|subscribers only|create a free account to (continue|read)"
                    + "|réservé (aux|à nos) abonnés|il vous reste \\d+ ?% de cet article"
                    + "|nur für abonnenten|jetzt weiterlesen|mit .{0,30}weiterlesen"
                    + "|contenido exclusivo para suscriptores|solo para suscriptores"
                    + "|contenuto riservato agli abbonati|exclusivo para assinantes"
                    + "|alleen voor abonnees|lees verder met een abonnement|endast för prenumeranter|kun for abonnenter"
                    + "|доступно только подписчикам|למנויים בלבד|للمشتركين فقط|会員限定|この記事は有料",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern GREETING = Pattern.compile(
            "already a (subscriber|member)\\?|déjà abonné|sie haben bereits ein abo|¿ya eres suscriptor|sei già abbonato|já é assinante",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Paywall() {}

    /** Whether the page's markup says so. */
    static boolean isMarked(Document page, PageFacts facts) {
        if (facts.isFree() != null) {
            return !facts.isFree();
        }
        Element tier = page.selectFirst(
                "meta[property=article:content_tier][content],meta[name=article:content_tier][content]");
        return tier != null && TIERS.contains(tier.attr("content").strip().toLowerCase(Locale.ROOT));
    }

    /** How long a text may be, in characters, to be a teaser by what the page says; 0 if it says nothing of that. */
    static int worded(Document page) {
        String text = page.text();
        String start = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
        return WORDING.matcher(start).find() ? SHORT : GREETING.matcher(start).find() ? VERY_SHORT : 0;
    }
}
