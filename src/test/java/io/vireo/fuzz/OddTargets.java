package io.vireo.fuzz;

import static io.vireo.fuzz.Mutation.any;

import java.util.List;
import java.util.Random;

/** Mutations of request lines. */
final class OddTargets {
    /** Without {@code PRI}, the HTTP/2 preface (RFC 9113, 3.4), which gets no HTTP/1 response. */
    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "PROPFIND",
            "QUERY",
            "get",
            "Post",
            "G\u00c9T",
            "M-SEARCH",
            "X".repeat(300),
            "A");

    private static final List<String> VERSIONS = List.of(
            "HTTP/1.0",
            "HTTP/0.9",
            "HTTP/1.2",
            "HTTP/2.0",
            "HTTP/3",
            "HTTP/99999999999.1",
            "HTTP/1.1 x",
            "HTTP/-1.1",
            "http/1.1",
            "HTTP",
            "\u00e9",
            "");

    private static final List<String> PARAMETERS = List.of(
            "limit",
            "after",
            "size",
            "token",
            "mails",
            "format",
            "limit[]",
            "LIMIT",
            "",
            "_method",
            "callback",
            "\u00e9",
            "%00",
            "%zz");

    private static final List<String> NUMBERS = List.of(
            "1",
            "100",
            "0",
            "101",
            "-1",
            "00",
            "01",
            "+1",
            "%2B1",
            "1.0",
            "1e1",
            " 1",
            "1%20",
            "0x10",
            "%D9%A1",
            "2147483648",
            "99999999999999999999",
            "NaN",
            "",
            "1,2",
            "1;2",
            "null");

    static final List<Mutation> ALL = List.of(
            OddTargets::otherMethod,
            OddTargets::otherSegment,
            OddTargets::otherSegment,
            OddTargets::otherForm,
            OddTargets::otherParameter,
            OddTargets::otherParameter,
            OddTargets::oddQuery,
            OddTargets::doubled,
            OddTargets::otherVersion);

    private OddTargets() {}

    private static Request otherMethod(Request request, Random random) {
        return request.withMethod(any(METHODS, random));
    }

    private static Request otherSegment(Request request, Random random) {
        String[] segments = request.path().split("/", -1);
        int at = 1 + random.nextInt(Math.max(1, segments.length - 1));
        if (at < segments.length) {
            segments[at] = switch (random.nextInt(3)) {
                case 0 -> segments[at] + OddText.encoded(random);
                case 1 -> segments[at].isEmpty() ? "x" : withEncodedStart(segments[at]);
                default -> OddText.encoded(random);
            };
        }
        return withPath(request, String.join("/", segments));
    }

    /** Percent-encodes the first character, which does not need it. */
    private static String withEncodedStart(String segment) {
        return "%%%02X".formatted((int) segment.charAt(0) & 0xFF) + segment.substring(1);
    }

    private static Request otherForm(Request request, Random random) {
        String path = request.path();
        return switch (random.nextInt(10)) {
            case 0 -> withPath(request, path + "/");
            case 1 -> withPath(request, "/" + path);
            case 2 -> withPath(request, path.replaceFirst("/", "/./"));
            case 3 -> withPath(request, "/x/.." + path);
            case 4 -> withPath(request, path + ";jsessionid=1");
            case 5 -> withPath(request, "http://vireo" + path);
            case 6 -> withPath(request, "http://user@other:99" + path);
            case 7 -> withPath(request, path.toUpperCase(java.util.Locale.ROOT));
            case 8 -> request.withTarget("*");
            default -> request.withTarget(request.target() + "#part");
        };
    }

    private static Request otherParameter(Request request, Random random) {
        String value = random.nextBoolean() ? any(NUMBERS, random) : OddText.encoded(random);
        String name = any(PARAMETERS, random);
        int query = request.target().indexOf('?');
        if (query >= 0 && random.nextBoolean()) {
            // replaces an existing value
            String[] parts = request.target().substring(query + 1).split("&", -1);
            int at = random.nextInt(parts.length);
            parts[at] = parts[at].replaceFirst("=.*", "") + "="
                    + value.replace("$", "%24").replace("\\", "%5c");
            return request.withTarget(request.path() + "?" + String.join("&", parts));
        }
        return request.withTarget(request.target() + (query < 0 ? "?" : "&") + name + "=" + value);
    }

    /** Repeats each query parameter, with the same or another value. */
    private static Request doubled(Request request, Random random) {
        int query = request.target().indexOf('?');
        if (query < 0) {
            return otherParameter(request, random);
        }
        String again = request.target().substring(query + 1);
        String other = random.nextBoolean() ? again : again.replaceAll("=[^&]*", "=" + any(NUMBERS, random));
        return request.withTarget(request.target() + "&" + other);
    }

    private static Request otherVersion(Request request, Random random) {
        return request.withVersion(any(VERSIONS, random)).ending();
    }

    private static Request oddQuery(Request request, Random random) {
        return request.withTarget(
                switch (random.nextInt(7)) {
                    case 0 -> request.path() + "?";
                    case 1 -> request.path();
                    case 2 -> request.target() + "&&=&=x&y";
                    case 3 -> request.target() + "?" + OddText.encoded(random);
                    case 4 -> request.target() + "?" + "a=b&".repeat(500);
                    case 5 -> request.target() + "?limit=1&limit=2&after=&after=x";
                    default -> request.path() + "?" + "limit".repeat(2_500);
                });
    }

    private static Request withPath(Request request, String path) {
        return request.withTarget(
                path + request.target().substring(request.path().length()));
    }
}
