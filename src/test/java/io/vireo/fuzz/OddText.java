package io.vireo.fuzz;

import java.util.List;
import java.util.Random;

/** Texts that are difficult for parsers, databases and file systems. */
final class OddText {
    /** Raw bytes for a path or a query. */
    private static final List<String> ENCODED = List.of(
            "%00",
            "a%00b",
            "%2e%2e",
            "..",
            ".",
            "%2e%2e%2f%2e%2e",
            "..%5c..",
            "%252e%252e%252f",
            "%2500",
            "%c0%ae%c0%af",
            "%ed%a0%80",
            "%ff",
            "%f0%9f%92%a5",
            "%f4%90%80%80",
            "%e2%80%ae",
            "%0a",
            "%0d%0aX:%20y",
            "%20",
            "+",
            "%25",
            "%",
            "%zz",
            "%4",
            "%u0041",
            ";a=b",
            "k3x09ab;v=1",
            "a;b",
            "{name}",
            "%7b%7d",
            "*",
            "~",
            "a'b",
            "a%22b",
            "a%27%20OR%201=1--",
            "-1",
            "0",
            "1",
            "2147483648",
            "9223372036854775808",
            "1e999",
            "NaN",
            "null",
            "true",
            "[]",
            "{}",
            "$",
            "$%7bjndi:ldap://x%7d",
            "%3Cscript%3E",
            "con",
            "C:",
            "K3X09AB",
            "k3x09a%42",
            "aaaaaaaa",
            "x".repeat(300),
            "x".repeat(5000),
            "%41".repeat(3000),
            "\u00e9",
            "\u00ff",
            "\\",
            "|",
            "<",
            "\"",
            "^",
            "`",
            "",
            "/",
            "//",
            "a/b",
            "%2f",
            "..;",
            "..%00/",
            "%e0%80%af",
            "%c3%28");

    private static final List<String> PLAIN = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\u0001",
            "\t",
            "\n",
            "\r\n.\r\n",
            "\u007f",
            "\u0085",
            "\u00ad",
            "\u200b",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\ufffe",
            "\uffff",
            "\ud83d\udca5",
            "e\u0301".repeat(20),
            "\u0130",
            "\u00df",
            "\ufb01",
            "%",
            "_",
            "%00",
            "'",
            "\"",
            "\\",
            "' OR 1=1 --",
            "../../etc/passwd",
            "<script>alert(1)</script>",
            "${jndi:ldap://x}",
            "{{7*7}}",
            "null",
            "true",
            "0",
            "-1",
            "9".repeat(400),
            "1e999",
            "NaN",
            "a@b",
            "a@b.c",
            "a@" + "b.".repeat(60) + "c",
            "\"a b\"@example.com",
            "a@[127.0.0.1]",
            "a\r\nBcc: b@example.com@example.com",
            "x".repeat(26),
            "x".repeat(73),
            "x".repeat(256),
            "x".repeat(70_000),
            "\ud83d\udca5".repeat(25),
            "\u00e9".repeat(50));

    private OddText() {}

    static String encoded(Random random) {
        return random.nextInt(4) > 0 ? Mutation.any(ENCODED, random) : random(random, '!', '~', 1 + random.nextInt(12));
    }

    static String plain(Random random) {
        return random.nextInt(4) > 0 ? Mutation.any(PLAIN, random) : random(random, ' ', '\u3000', random.nextInt(40));
    }

    private static String random(Random random, char from, char to, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (from + random.nextInt(to - from + 1)));
        }
        return text.toString();
    }
}
