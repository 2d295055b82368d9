package io.vireo.platform.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class DeployedApplicationTest {
    private final DeployedApplication application = new DeployedApplication();

    @Test
    void shouldNotReturnAContextPathBeforeTheStart() {
        assertThatIllegalStateException().isThrownBy(application::contextPath);
    }

    @Test
    void shouldReturnTheContextPathOfTheServletContext() {
        application.set(Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> "/tube"));

        assertThat(application.contextPath()).isEqualTo("/tube");
    }

    @Test
    void shouldReturnAnEmptyContextPathWithoutAServletContext() {
        application.set(new Object());

        assertThat(application.contextPath()).isEmpty();
    }
}
