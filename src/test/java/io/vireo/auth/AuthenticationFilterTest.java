package io.vireo.auth;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.http.ApiException;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls without a token. */
class AuthenticationFilterTest {
    /** Each method is named by its own annotation. */
    static class Silent {
        public void nothing() {}

        @PermitAll
        public void permitAll() {}

        @RolesAllowed(Roles.CHANNEL)
        public void rolesAllowed() {}

        @DenyAll
        public void denyAll() {}
    }

    @RolesAllowed(Roles.CHANNEL)
    static class Restricted {
        public void nothing() {}

        @PermitAll
        public void permitAll() {}

        @DenyAll
        public void denyAll() {}
    }

    @DenyAll
    static class Closed {
        public void nothing() {}

        @PermitAll
        public void permitAll() {}

        @RolesAllowed(Roles.CHANNEL)
        public void rolesAllowed() {}
    }

    @PermitAll
    static class Open {
        public void nothing() {}

        @RolesAllowed(Roles.CHANNEL)
        public void rolesAllowed() {}

        @DenyAll
        public void denyAll() {}
    }

    @ParameterizedTest
    @CsvSource({
        "Silent, nothing, ",
        "Silent, permitAll, ",
        "Silent, rolesAllowed, token",
        "Silent, denyAll, forbidden",
        "Restricted, nothing, token",
        "Restricted, permitAll, ",
        "Restricted, denyAll, forbidden",
        "Closed, nothing, forbidden",
        "Closed, permitAll, ",
        "Closed, rolesAllowed, token",
        "Open, nothing, ",
        "Open, rolesAllowed, token",
        "Open, denyAll, forbidden"
    })
    void shouldEnforceTheMethodAndElseTheClass(String type, String method, String refused) throws Exception {
        AuthenticationFilter check = new AuthenticationFilter();
        Method called = Class.forName(AuthenticationFilterTest.class.getName() + '$' + type)
                .getDeclaredMethod(method);
        check.resource = fake(ResourceInfo.class, called);
        ThrowingCallable call = () -> check.filter(fake(ContainerRequestContext.class, null));

        if (refused == null) {
            assertThatCode(call).doesNotThrowAnyException();
        } else {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(call)
                    .matches(apiException -> apiException.reason().code().equals(refused));
        }
    }

    private static <T> T fake(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
    }
}
