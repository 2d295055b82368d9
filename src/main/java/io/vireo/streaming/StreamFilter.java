package io.vireo.streaming;

import io.vireo.delivery.Delivery;
import io.vireo.delivery.SenderSelector;
import io.vireo.http.connector.ConnectorPolicy;
import io.vireo.video.VideoCredentials;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves streams without Jersey, as {@code video.playback.PlaybackFilter} serves videos. Only successful responses are sent here; requests
 * that result in an error are passed on to {@link StreamResource}.
 */
@WebFilter(urlPatterns = "/video/h/*", asyncSupported = true)
public class StreamFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    static final Pattern PATH = Pattern.compile("/video/h/([a-z0-9]{7})/([^;]+)");

    @Inject
    transient ConnectorPolicy policy;

    @Inject
    transient StreamService streamService;

    @Inject
    transient SenderSelector senders;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Matcher path = PATH.matcher(policy.path(request.getRequestURI()).orElse(""));
        if (!METHODS.contains(request.getMethod())
                || !path.matches()
                || !isHandled(path.group(1), path.group(2), request, response)) {
            chain.doFilter(request, response);
        }
    }

    private boolean isHandled(String hash, String part, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (StreamPart.parse(part).isEmpty()) {
            return false;
        }
        try {
            streamService.deliver(hash, part, new Delivery(request, response, senders), VideoCredentials.of(request));
            return true;
        } catch (RuntimeException | NoSuchFileException e) {
            // the resource fails in the same way, and Jersey maps the exception
            if (response.isCommitted()) {
                throw e;
            }
            return false;
        }
    }
}
