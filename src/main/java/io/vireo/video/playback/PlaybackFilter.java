package io.vireo.video.playback;

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
 * Serves videos and thumbnails on the fast path, bypassing Jersey, whose overhead exceeds all other work
 * (docs/decisions/0016-fast-path.md). Only successful responses are sent here; requests that result in an error are passed on to {@link
 * PlaybackResource}.
 */
@WebFilter(
        urlPatterns = {"/video/d/*", "/thumbnails/*"},
        asyncSupported = true)
public class PlaybackFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/(video/d|thumbnails)/([a-z0-9]{7})");
    private static final Set<String> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Inject
    transient ConnectorPolicy policy;

    @Inject
    transient PlaybackService playbackService;

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

    private boolean isHandled(String kind, String hash, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Delivery delivery = new Delivery(request, response, senders);
        try {
            if (kind.equals("thumbnails")) {
                playbackService.thumbnail(hash, delivery, VideoCredentials.of(request));
            } else {
                playbackService.video(
                        hash,
                        delivery,
                        VideoCredentials.of(request),
                        PlaybackService.isDownload(request.getQueryString()));
            }
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
