package io.vireo.fuzz;

import static io.vireo.fuzz.Mutation.any;

import io.vireo.auth.Forger;
import java.util.List;
import java.util.Random;

/** Mutations of the {@code Authorization} header. */
final class OddTokens {
    private static final String HEADER = "Authorization";

    private static final List<String> VALUES = List.of(
            "",
            "Bearer",
            "Bearer ",
            "bearer x",
            "Basic YTpi",
            "Digest x",
            "Negotiate",
            "x",
            ".",
            "..",
            "...",
            "a.b.c",
            "a.b.c.d.e",
            "Bearer Bearer x",
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.",
            "Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
            "Bearer \u00e9",
            "Bearer " + "x".repeat(6000),
            "Bearer a.b.c, Bearer d.e.f",
            "null",
            "undefined",
            "Bearer null",
            "Bearer %00",
            "\"\"");

    static final List<Mutation> ALL =
            List.of(OddTokens::odd, OddTokens::damaged, (request, random) -> request.without(HEADER));

    private OddTokens() {}

    private static Request odd(Request request, Random random) {
        return request.with(HEADER, any(VALUES, random));
    }

    private static Request damaged(Request request, Random random) {
        String token = request.headers().stream()
                .filter(line -> line.startsWith(HEADER + ": Bearer ey"))
                .map(line -> line.substring((HEADER + ": Bearer ").length()))
                .findFirst()
                .orElse(null);
        if (token == null || token.split("\\.", -1).length != 3) {
            return odd(request, random);
        }
        Forger forger = new Forger(token);
        return switch (random.nextInt(8)) {
            case 0 -> request.with(HEADER, forger.altered(random.nextInt(3)));
            case 1 -> request.with(HEADER, forger.signedWithAnotherKey());
            case 2 -> request.with(HEADER, forger.resigned(claims -> claims.setExpirationTimeMinutesInTheFuture(-1)));
            case 3 -> request.with(HEADER, forger.resigned(claims -> claims.setSubject("999999999")));
            case 4 -> request.with(HEADER, forger.resigned(claims -> claims.setSubject(OddText.plain(random))));
            case 5 -> request.with(HEADER, token.substring(0, random.nextInt(token.length())));
            case 6 -> request.with(HEADER, token);
            default -> request.adding(HEADER, "Bearer " + token);
        };
    }
}
