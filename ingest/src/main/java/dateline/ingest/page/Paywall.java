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
    static final int SHORT = 1_500;

    private static final Set<String> TIERS =
            Set.of("locked", "metered", "premium", "paid", "subscriber", "subscribers");
    private static final int MOST_CHARACTERS = 200_000;
    private static final Pattern WORDING = Pattern.compile(
            "subscribe (now )?to (continue|keep) reading|to (continue|keep) reading,? (please )?(subscribe|sign in|log in)"
                    + "|this (article|content|story) is (only )?(for|available to|reserved for) (our )?subscribers"
                    + "|already a (subscriber|member)\\?|subscribers only|create a free account to (continue|read)"
                    + "|réservé (aux|à nos) abonnés|déjà abonné|il vous reste \\d+ ?% de cet article"
                    + "|nur für abonnenten|jetzt weiterlesen|sie haben bereits ein abo|mit .{0,30}weiterlesen"
                    + "|contenido exclusivo para suscriptores|solo para suscriptores|¿ya eres suscriptor"
                    + "|contenuto riservato agli abbonati|sei già abbonato|exclusivo para assinantes|já é assinante"
                    + "|alleen voor abonnees|lees verder met een abonnement|endast för prenumeranter|kun for abonnenter"
                    + "|доступно только подписчикам|למנויים בלבד|للمشتركين فقط|会員限定|この記事は有料",
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

    /** Whether the page's words say so. */
    static boolean isWorded(Document page) {
        String text = page.text();
        return WORDING.matcher(text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text)
                .find();
    }
}
