package io.vireo.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.http.ApiException;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which role of an account satisfies which {@code @RolesAllowed}, and what each standing allows. */
class TokenSecurityContextTest {
    @ParameterizedTest
    @CsvSource({"USER, true, false, false", "MODERATOR, true, true, false", "ADMIN, true, true, true"})
    void shouldTakeTheRoleFromTheAccountAndNotFromTheToken(
            AccountRole role, boolean channel, boolean moderator, boolean admin) {
        TokenSecurityContext context = new TokenSecurityContext(
                token(Set.of("channel", "moderator", "admin", "other")), new AccountState(role, Standing.GOOD), true);

        assertThat(context.isUserInRole(Roles.CHANNEL)).isEqualTo(channel);
        assertThat(context.isUserInRole(Roles.MODERATOR)).isEqualTo(moderator);
        assertThat(context.isUserInRole(Roles.ADMIN)).isEqualTo(admin);
        assertThat(context.isUserInRole("other")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"GOOD, ", "LIMITED, ", "FROZEN, frozen", "SUSPENDED, suspended"})
    void shouldAllowChangesInGoodAndLimitedStandingOnly(Standing standing, String code) {
        if (code == null) {
            assertThatCode(standing::requireActive).doesNotThrowAnyException();
        } else {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(standing::requireActive)
                    .matches(error -> error.reason().code().equals(code) && error.status() == 403);
        }
    }

    private static JsonWebToken token(Set<String> groups) {
        return (JsonWebToken) java.lang.reflect.Proxy.newProxyInstance(
                JsonWebToken.class.getClassLoader(),
                new Class<?>[] {JsonWebToken.class},
                (proxy, method, arguments) -> method.getName().equals("getGroups") ? groups : null);
    }
}
