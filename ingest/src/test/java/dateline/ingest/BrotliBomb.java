package dateline.ingest;

import java.util.Base64;

/** 165 bytes of brotli that unpack to 200 MB of spaces; there is no encoder among the libraries. */
public final class BrotliBomb {
    private static final String BASE64 =
            "z///fwAkQOKxQHLv//n//w+ABEAcFoDu/T////8BkACIwwLQvf/n//8/ABIAcVgAuvf//P//B0ACIA4L"
                    + "QPf+n////wBIAMRhAeje//P//x8ACYA4LADd+3/+//8DIAEQhwWge//P//9/ACQA4rAAdO//+f//D4AE"
                    + "QBwWgO79P////wGQAIjDAtC9/+f//z8AEgBxWAC69//5//8HQAIgDgtA9/4P";

    private BrotliBomb() {}

    public static byte[] bytes() {
        return Base64.getDecoder().decode(BASE64);
    }
}
