package io.vireo.auth;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Issues and verifies tokens: JWTs with the MicroProfile claims ({@code iss}, {@code sub}, {@code upn}, {@code groups}, {@code jti},
 * {@code iat}, {@code exp}), signed with ES256.
 *
 * <p>{@code sub} is the key of the channel. The claim {@code gen} is the token generation of the channel: a password change increments it,
 * which revokes all tokens of earlier generations.
 */
@Component
public class Tokens {
    static final String GENERATION = "gen";
    private static final int REMEMBERED = 5_000;

    final SigningKeys keys;
    private final TokenSettings settings;
    private final RevokedTokenRepository revokedTokens;
    private final Clock clock;
    private final JWTParser parser;
    private final VerifiedTokens verified = new VerifiedTokens(REMEMBERED);

    @Inject
    Tokens(SigningKeys keys, TokenSettings settings, RevokedTokenRepository revokedTokens, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.revokedTokens = revokedTokens;
        this.clock = clock;
        JWTAuthContextInfo verification = new JWTAuthContextInfo();
        verification.setPublicKeyContent(keys.verificationKeys());
        verification.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        verification.setIssuedBy(settings.issuer());
        verification.setRequiredClaims(Set.of("sub", "upn", "groups", "jti", GENERATION));
        // SmallRye allows a clock skew of one minute by default; the contract allows none.
        verification.setClockSkew(0);
        parser = new DefaultJWTParser(verification);
    }

    /** Issues a token for a channel, valid from now for the configured lifetime. */
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
     * Verifies a token and returns it with the state of its account.
     * The exceptions of the parser contain the token, so they are neither logged nor chained.
     *
     * @throws io.vireo.http.ApiException {@link AuthError#TOKEN_EXPIRE} if the token has expired, {@link AuthError#BAD_TOKEN} if it is
     * invalid or revoked
     */
    Verified verify(String token) {
        JsonWebToken jwt = parse(token);
        if (jwt.getTokenID() == null) {
            throw AuthError.BAD_TOKEN.exception();
        }
        return new Verified(jwt, stateOf(jwt).orElseThrow(AuthError.BAD_TOKEN::exception));
    }

    /** What has authenticated a request, a token or a session, and the state of its account. */
    record Verified(Principal principal, AccountState account) {
        Caller caller() {
            return Caller.of(new TokenSecurityContext(principal, account, false));
        }
    }

    /** Returns whom a token identifies that was issued here and is valid. */
    SessionService.Identity identity(String token) {
        JsonWebToken jwt = parse(token);
        return new SessionService.Identity(Long.parseLong(jwt.getSubject()), generation(jwt), jwt.getTokenID());
    }

    private JsonWebToken parse(String token) {
        JsonWebToken known = verified.get(token, clock.instant());
        if (known != null) {
            return known;
        }
        try {
            JsonWebToken parsed = parser.parse(token);
            verified.add(token, parsed);
            return parsed;
        } catch (ParseException e) {
            throw hasExpired(e) ? AuthError.TOKEN_EXPIRE.exception() : AuthError.BAD_TOKEN.exception();
        }
    }

    /**
     * Returns the state of the account of a token; empty if it is revoked, also for a token that another application has signed with the
     * same key and whose claims do not identify a channel.
     */
    private Optional<AccountState> stateOf(JsonWebToken jwt) {
        try {
            return revokedTokens.stateOf(Long.parseLong(jwt.getSubject()), generation(jwt), jwt.getTokenID());
        } catch (NumberFormatException e) {
            return Optional.empty();
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
