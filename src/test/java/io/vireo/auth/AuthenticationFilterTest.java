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

/** Requests without a token, for all combinations of access annotations on class and method. */
class AuthenticationFilterTest {
    /** Each method is named after its own annotation. */
    static class Unannotated {
        public void unannotated() {}

        @PermitAll
        public void permitAll() {}

        @RolesAllowed(Roles.CHANNEL)
        public void rolesAllowed() {}

        @DenyAll
        public void denyAll() {}
    }

    @RolesAllowed(Roles.CHANNEL)
    static class Restricted {
        public void unannotated() {}

        @PermitAll
        public void permitAll() {}

        @DenyAll
        public void denyAll() {}
    }

    @DenyAll
    static class Closed {
        public void unannotated() {}

        @PermitAll
        public void permitAll() {}

        @RolesAllowed(Roles.CHANNEL)
        public void rolesAllowed() {}
    }

    @PermitAll
    static class Open {
        public void unannotated() {}

        @RolesAllowed(Roles.CHANNEL)
        public void rolesAllowed() {}

        @DenyAll
        public void denyAll() {}
    }

    @ParameterizedTest
    @CsvSource({
        "Unannotated, unannotated, ",
        "Unannotated, permitAll, ",
        "Unannotated, rolesAllowed, token",
        "Unannotated, denyAll, forbidden",
        "Restricted, unannotated, token",
        "Restricted, permitAll, ",
        "Restricted, denyAll, forbidden",
        "Closed, unannotated, forbidden",
        "Closed, permitAll, ",
        "Closed, rolesAllowed, token",
        "Open, unannotated, ",
        "Open, rolesAllowed, token",
        "Open, denyAll, forbidden"
    })
    void shouldPreferTheAnnotationOfTheMethodToThatOfTheClass(String type, String method, String code)
            throws Exception {
        AuthenticationFilter filter = new AuthenticationFilter();
        Method called = Class.forName(AuthenticationFilterTest.class.getName() + '$' + type)
                .getDeclaredMethod(method);
        filter.resource = fake(ResourceInfo.class, called);
        ThrowingCallable call = () -> filter.filter(fake(ContainerRequestContext.class, null));

        if (code == null) {
            assertThatCode(call).doesNotThrowAnyException();
        } else {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(call)
                    .matches(apiException -> apiException.reason().code().equals(code));
        }
    }

    private static <T> T fake(Class<T> type, Object result) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> result));
    }
}
