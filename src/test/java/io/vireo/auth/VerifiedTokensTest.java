package io.vireo.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final Instant EXPIRES = Instant.ofEpochSecond(1000);

    private final VerifiedTokens tokens = new VerifiedTokens(2);

    @Test
    void shouldReturnAVerifiedTokenUntilItExpires() {
        JsonWebToken token = token();
        tokens.add("a", token);

        assertThat(tokens.get("a", EXPIRES.minusMillis(1))).isSameAs(token);
        assertThat(tokens.get("a", EXPIRES)).isNull();
        assertThat(tokens.get("b", EXPIRES.minusMillis(1))).isNull();
    }

    @Test
    void shouldForgetTheTokenThatWasNotUsedForLongest() {
        tokens.add("a", token());
        tokens.add("b", token());
        assertThat(tokens.get("a", Instant.EPOCH)).isNotNull();

        tokens.add("c", token());

        assertThat(tokens.get("a", Instant.EPOCH)).isNotNull();
        assertThat(tokens.get("b", Instant.EPOCH)).isNull();
        assertThat(tokens.get("c", Instant.EPOCH)).isNotNull();
    }

    private static JsonWebToken token() {
        JwtClaims claims = new JwtClaims();
        claims.setExpirationTime(NumericDate.fromSeconds(EXPIRES.getEpochSecond()));
        return new DefaultJWTCallerPrincipal(claims);
    }
}
