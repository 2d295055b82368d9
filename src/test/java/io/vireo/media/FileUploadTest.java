package io.vireo.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.http.CommonError;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.MediaSettings;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileUploadTest {
    @TempDir
    Path root;

    private final List<Object> answers = new ArrayList<>();

    /** A body of three bytes. */
    private static final class Body extends ServletInputStream {
        private @Nullable ReadListener listener;
        private boolean isRead;

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            isRead = true;
            return 3;
        }

        @Override
        public boolean isFinished() {
            return isRead;
        }

        @Override
        public boolean isReady() {
            return !isRead;
        }

        @Override
        public void setReadListener(ReadListener readListener) {
            listener = readListener;
        }
    }

    @Test
    void shouldRespondIfTheResponseToAnErrorFails() throws IOException {
        FileUpload upload = new FileUpload();
        upload.stagingArea = new StagingArea(new MediaSettings(root, 0));
        upload.stagingArea.makeDirectory();
        Body body = new Body();
        IllegalStateException broken = new IllegalStateException("The database is down");

        upload.receive(
                request(body),
                response(),
                2,
                file -> {
                    throw new AssertionError("too large");
                },
                failure -> {
                    assertThat(failure)
                            .hasMessage(CommonError.TOO_LARGE.exception().getMessage());
                    throw broken;
                });
        Objects.requireNonNull(body.listener).onDataAvailable();

        assertThat(answers).containsExactly(broken);
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    private AsyncResponse response() {
        return (AsyncResponse) Proxy.newProxyInstance(
                AsyncResponse.class.getClassLoader(),
                new Class<?>[] {AsyncResponse.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("resume")) {
                        answers.add(arguments[0]);
                    }
                    return method.getReturnType() == boolean.class ? true : null;
                });
    }

    private static HttpServletRequest request(Body body) {
        Map<String, Object> values = Map.of(
                "getInputStream",
                body,
                "getContentLengthLong",
                -1L,
                "getServletContext",
                Proxy.newProxyInstance(
                        ServletContext.class.getClassLoader(),
                        new Class<?>[] {ServletContext.class},
                        (self, method, arguments) -> "Another"));
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> values.get(method.getName()));
    }
}
