package io.vireo.fuzz;

import static io.vireo.fuzz.Mutation.any;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Mutations of headers. */
final class OddHeaders {
    private static final List<String> RANGES = List.of(
            "bytes=0-0",
            "bytes=0-",
            "bytes=-1",
            "bytes=-0",
            "bytes=5-2",
            "bytes=999999999-",
            "bytes=0-99999999999999999999",
            "bytes=",
            "bytes",
            "bytes=a-b",
            "bytes=0-1,2-3",
            "bytes=0-0,0-0,0-0",
            "bytes=0-,0-,-1",
            "bytes=" + "0-0,".repeat(100) + "0-0",
            "items=0-1",
            "bytes=0-1;x",
            "BYTES=0-1",
            "bytes =0-1",
            "bytes=--1",
            "bytes=0--1",
            "bytes=,",
            "bytes=18446744073709551616-",
            "\u00e9");

    private static final List<String> CONDITIONS = List.of(
            "*",
            "\"x\"",
            "W/\"x\"",
            "x",
            "\"x",
            "\"a\",\"b\"",
            "\"a\" , W/\"b\", *",
            "",
            "\"\"",
            "W/",
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Sun, 06 Nov 2094 08:49:37 GMT",
            "Thu, 99 Foo 0000 99:99:99 XYZ",
            "0",
            "-1",
            "\"" + "x".repeat(3000) + "\"",
            "\"\u00e9\"",
            "\"a\"b\"");

    private static final List<String> TYPES = List.of(
            "application/json",
            "APPLICATION/JSON",
            "application/json; charset=utf-8",
            "application/json; charset=utf-16",
            "application/json;charset=\"x",
            "application/json; charset=nonsense",
            "application/vnd.api+json",
            "application/x+json",
            "text/json",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/octet-stream",
            "application/offset+octet-stream",
            "video/mp4",
            "image/png",
            "image/*",
            "*/*",
            "nonsense",
            "a/b/c",
            "/",
            "application/",
            "application/json, text/plain",
            "",
            ";",
            "application/xml",
            "message/http",
            "x".repeat(4000) + "/y",
            "\u00e9/\u00e9");

    private static final List<String> ACCEPTED = List.of(
            "*/*",
            "application/json",
            "text/html",
            "image/*",
            "image/webp,*/*;q=0.1",
            "APPLICATION/JSON",
            "IMAGE/*, Video/MP4;Q=0.5",
            "application/json;q=0",
            "*/*;q=0",
            "application/json;q=2",
            "q",
            "*",
            "",
            ",",
            ";",
            "application/*",
            "a/b/c",
            "application/json;charset=utf-16",
            "video/mp4;q=abc",
            "text/html,".repeat(200) + "*/*",
            "\u00e9/*",
            "/");

    private static final List<String> TUS = List.of(
            "1.0.0",
            "0.2.2",
            "",
            "0",
            "1",
            "-1",
            "1.5",
            "99999999999999999999",
            "9223372036854775807",
            "abc",
            " 5 ",
            "0x10",
            "hashpath",
            "hashpath !!!",
            "hashpath azN4MDlhYg==",
            "hashpath azN4MDlhYg==,hashpath azN4MDlhYg==",
            "hashpath =",
            "hashpath AA==",
            "filename \u00e9",
            ",,,",
            "hashpath 77-9",
            "md5 x",
            "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=",
            "sha256",
            "crc32 AAAA",
            "sha1 !!!!",
            "1,2",
            "partial",
            "final;/files/a /files/b",
            "hashpath " + "A".repeat(3000));

    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("Range", RANGES),
            Map.entry("If-Range", CONDITIONS),
            Map.entry("If-Match", CONDITIONS),
            Map.entry("If-None-Match", CONDITIONS),
            Map.entry("If-Modified-Since", CONDITIONS),
            Map.entry("If-Unmodified-Since", CONDITIONS),
            Map.entry("Content-Type", TYPES),
            Map.entry("Accept", ACCEPTED),
            Map.entry("Accept-Charset", List.of("utf-16", "", "*;q=0", "nonsense")),
            Map.entry("Accept-Language", List.of("de", "", "*", "x".repeat(500), "de;q=abc")),
            Map.entry(
                    "Accept-Encoding",
                    List.of(
                            "gzip",
                            "gzip;q=0",
                            "identity;q=0",
                            "br",
                            "*;q=0",
                            "",
                            "gzip;q=abc",
                            "deflate, gzip;q=1.0")),
            Map.entry("Content-Encoding", List.of("gzip", "identity", "", "br, gzip", "x")),
            Map.entry("Tus-Resumable", TUS),
            Map.entry("Upload-Length", TUS),
            Map.entry("Upload-Defer-Length", TUS),
            Map.entry("Upload-Offset", TUS),
            Map.entry("Upload-Metadata", TUS),
            Map.entry("Upload-Checksum", TUS),
            Map.entry("Upload-Concat", TUS),
            Map.entry(
                    "X-HTTP-Method-Override",
                    List.of("PATCH", "DELETE", "HEAD", "GET", "", "nonsense", "\u00e9", "CONNECT", "OPTIONS")),
            Map.entry(
                    "X-Forwarded-For",
                    List.of(
                            "",
                            "1.2.3.4",
                            "nonsense",
                            "::1",
                            "1.2.3.4, 5.6.7.8",
                            "999.1.1.1",
                            ",",
                            "a,".repeat(500),
                            "\u00e9",
                            "fe80::1%eth0")),
            Map.entry("X-Forwarded-Proto", List.of("https", "", "nonsense")),
            Map.entry("Forwarded", List.of("for=1.2.3.4", "nonsense")),
            Map.entry(
                    "Host",
                    List.of(
                            "",
                            "other",
                            "vireo:99999",
                            "vireo:abc",
                            "[::1",
                            "[::1]:80",
                            "a b",
                            "\u00e9",
                            "x".repeat(3000))),
            Map.entry("Origin", List.of("https://app.example", "null", "https://other.example", "nonsense", "\u00e9")),
            Map.entry("Access-Control-Request-Method", List.of("POST", "", "nonsense")),
            Map.entry("Expect", List.of("100-continue", "nonsense", "", "100-Continue, x")),
            Map.entry(
                    "Connection",
                    List.of(
                            "close",
                            "keep-alive",
                            "Upgrade",
                            "Upgrade, HTTP2-Settings",
                            "nonsense",
                            "Authorization",
                            "")),
            Map.entry("Upgrade", List.of("websocket", "h2c", "nonsense", "HTTP/2.0")),
            Map.entry("HTTP2-Settings", List.of("AAMAAABkAAQCAAAAAAIAAAAA", "!!!", "")),
            Map.entry("Cookie", List.of("JSESSIONID=1", "", "=", "a=\u00e9", ";;;", "$Version=1; a=b")),
            Map.entry("TE", List.of("trailers", "chunked", "")),
            Map.entry("Trailer", List.of("Upload-Checksum", "")),
            Map.entry("Max-Forwards", List.of("0", "x")),
            Map.entry("Content-Range", List.of("bytes 0-1/2", "nonsense")),
            Map.entry("X-Request-Id", List.of("x", "\u00e9", "x".repeat(3000), "")),
            Map.entry(
                    "traceparent", List.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "nonsense", "")),
            Map.entry("User-Agent", List.of("", "\u00e9", "${jndi:ldap://x}", "MSIE")),
            Map.entry("Referer", List.of("nonsense", "")),
            Map.entry("X", List.of("", "x", "\u00e9", "\u0001", "\u007f", "a\tb", "x".repeat(9000))));

    private static final List<String> NAMES = VALUES.keySet().stream().sorted().toList();

    private static final List<String> FOR_READS = List.of(
            "Range",
            "If-Range",
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "If-Unmodified-Since",
            "Accept",
            "Accept-Encoding");

    private static final List<String> FOR_UPLOADS = List.of(
            "Tus-Resumable",
            "Upload-Length",
            "Upload-Defer-Length",
            "Upload-Offset",
            "Upload-Metadata",
            "Upload-Checksum",
            "Upload-Concat",
            "X-HTTP-Method-Override",
            "Content-Type");

    private static final List<String> FOR_WRITES =
            List.of("Content-Type", "Content-Encoding", "Expect", "If-Match", "Accept", "X-HTTP-Method-Override");

    static final List<Mutation> ALL = List.of(
            OddHeaders::other,
            OddHeaders::other,
            OddHeaders::other,
            OddHeaders::ranges,
            OddHeaders::added,
            OddHeaders::many,
            OddHeaders::missing,
            OddHeaders::changed);

    private OddHeaders() {}

    private static Request other(Request request, Random random) {
        String name = name(request, random);
        return request.with(name, any(VALUES.get(name), random));
    }

    private static Request added(Request request, Random random) {
        String name = name(request, random);
        return request.adding(name, any(VALUES.get(name), random));
    }

    /** Returns the name of a header that is mostly relevant to the request. */
    private static String name(Request request, Random random) {
        if (random.nextInt(3) == 0) {
            return any(NAMES, random);
        }
        if (request.has("Tus-Resumable")) {
            return any(FOR_UPLOADS, random);
        }
        return any(request.isSafe() ? FOR_READS : FOR_WRITES, random);
    }

    /** Requests a range, sometimes with a condition. */
    private static Request ranges(Request request, Random random) {
        Request part = request.with("Range", any(RANGES, random));
        return random.nextBoolean() ? part : part.with(any(FOR_READS, random), any(CONDITIONS, random));
    }

    private static Request many(Request request, Random random) {
        int count = any(List.of(20, 99, 100, 101, 500), random);
        return request.changing(lines -> {
            for (int i = 0; i < count; i++) {
                lines.add("X-" + i + ": x");
            }
            return lines;
        });
    }

    private static Request missing(Request request, Random random) {
        if (request.headers().isEmpty()) {
            return other(request, random);
        }
        String line = any(request.headers(), random);
        return request.without(line.substring(0, line.indexOf(':')));
    }

    /** Changes one existing header line: duplicates, folds or rewrites it. */
    private static Request changed(Request request, Random random) {
        if (request.headers().isEmpty()) {
            return other(request, random);
        }
        return request.changing(lines -> {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(7)) {
                case 0 -> lines.add(line);
                case 1 -> lines.set(at, line.replaceFirst(":", " :"));
                case 2 -> lines.set(at, line.replaceFirst(": ", ":\t \t"));
                case 3 -> lines.set(at, line + "\r\n folded");
                case 4 -> lines.set(at, line.toUpperCase(java.util.Locale.ROOT));
                case 5 -> lines.set(at, line.substring(0, line.indexOf(':') + 1));
                default ->
                    lines.set(at, line + Request.utf8(OddText.plain(random)).replaceAll("[\\r\\n]", ""));
            }
            return lines;
        });
    }
}
