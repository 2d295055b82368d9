package io.vireo.auth;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Issues and verifies tokens: JWTs with the MicroProfile claims ({@code iss}, {@code sub}, {@code upn}, {@code groups}, {@code jti},
 * {@code iat}, {@code exp}), signed with ES256.
 *
 * <p>{@code sub} is the channel's number. The claim {@code gen} is the channel's token generation: a changed password raises it, and
 * all tokens of an older one are dead. That is what the original reached by putting the password's hash into the token.
 */
@ApplicationScoped
public class Tokens {
    static final String GENERATION = "gen";

    @Inject
    SigningKeys keys;

    @Inject
    TokenSettings settings;

    @Inject
    TokenRevocationCheck generations;

    @Inject
    Clock clock;

    private JWTParser parser = new DefaultJWTParser();

    @PostConstruct
    void prepare() {
        JWTAuthContextInfo verification = new JWTAuthContextInfo();
        verification.setPublicKeyContent(keys.verificationKeys());
        verification.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        verification.setIssuedBy(settings.issuer());
        verification.setRequiredClaims(Set.of("sub", "upn", "groups", "jti", GENERATION));
        // SmallRye grants a minute after the end by default; the contract grants none.
        verification.setClockSkew(0);
        parser = new DefaultJWTParser(verification);
    }

    /** A token for a channel, valid from now for the set lifetime. */
    public String issue(long channelId, String username, int generation) {
        Instant now = clock.instant();
        return Jwt.issuer(settings.issuer())
                .subject(Long.toString(channelId))
                .upn(username)
                .groups(Roles.CHANNEL)
                .claim("jti", UUID.randomUUID().toString())
                .claim(GENERATION, generation)
                .issuedAt(now)
                .expiresAt(now.plus(settings.lifetime()))
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(keys.signingKeyId())
                .sign(keys.signingKey());
    }

    /**
     * The verified token. Refuses with {@link AuthError#TOKEN_EXPIRE} one that has run out, with {@link AuthError#BAD_TOKEN} everything
     * else that is not a living token of this site. The parser's exceptions hold the token: they go no further.
     */
    JsonWebToken verify(String token) {
        JsonWebToken jwt = parse(token);
        if (jwt.getTokenID() == null || !isCurrent(jwt)) {
            throw AuthError.BAD_TOKEN.refusal();
        }
        return jwt;
    }

    private JsonWebToken parse(String token) {
        try {
            return parser.parse(token);
        } catch (ParseException e) {
            throw hasExpired(e) ? AuthError.TOKEN_EXPIRE.refusal() : AuthError.BAD_TOKEN.refusal();
        }
    }

    /** False also for one of another program that has the key, which names no channel in our way. */
    private boolean isCurrent(JsonWebToken jwt) {
        try {
            return generations.isCurrent(Long.parseLong(jwt.getSubject()), generation(jwt), jwt.getTokenID());
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean hasExpired(ParseException failure) {
        return failure.getCause() instanceof InvalidJwtException invalid && invalid.hasExpired();
    }

    private static int generation(JsonWebToken jwt) {
        Object claim = jwt.getClaim(GENERATION);
        return Integer.parseInt(String.valueOf(claim));
    }
}
