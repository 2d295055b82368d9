package io.vireo.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.vireo.MainClasses;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteRegistryTest {
    private static final RouteTree tree = new RouteTree();

    @BeforeAll
    static void addRoutes() {
        Stream<Class<?>> classes = MainClasses.all().stream().map(JavaClass::reflect);
        RouteRegistry.templates(classes).forEach(tree::add);
        RouteRegistry.SERVLETS.forEach(tree::add);
    }

    @ParameterizedTest
    @CsvSource({
        "/v/abc1234, /v/{hashpath}",
        "/v/abc1234/, /v/{hashpath}",
        "/video/d/abc1234, /video/d/{hashpath}",
        "/thumbnails/abc1234, /thumbnails/{hashpath}",
        "/thumbnails/abc1234/choices/3, /thumbnails/{hashpath}/choices/{choice}",
        "/videos/all, /videos/all",
        "/videos/channel/all, /videos/channel/{name}",
        "/search/all/a%2Fb, /search/{type}/{query}",
        "/search/all/a/b//c, /search/{type}/{query}",
        "/c/upload, /c/{name}",
        "/c/some;one/delete, /c/{name}/delete",
        "/upload, /upload",
        "/upload/v/abc1234, /upload/v/{hashpath}",
        "/files, /files",
        "/files/123, /files/{upload}",
        "/sign_in, /sign_in",
        "/docs/, /docs",
        "/docs/swagger-ui.css, /docs/{file}",
        "/health/ready, /health/ready",
        "/.well-known/jwks.json, /.well-known/jwks.json",
    })
    void shouldFindTheRouteOfAPath(String path, String template) {
        Route route = tree.find(path);

        assertThat(route).isNotNull();
        assertThat(route.template()).isEqualTo(template);
    }

    @ParameterizedTest
    @CsvSource({"/wp-login.php", "/v", "/v/abc1234/more", "/videos", "/sign_in/x", "/c//delete", "/health/other"})
    void shouldFindNoRouteOfUnknownPaths(String path) {
        assertThat(tree.find(path)).isNull();
    }

    @Test
    void shouldFindTheRouteOfTheRoot() {
        assertThat(tree.find("").template()).isEqualTo("/");
        assertThat(tree.find("/").template()).isEqualTo("/");
    }
}
