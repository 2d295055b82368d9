package io.vireo.delivery.grizzly;

import io.vireo.delivery.Delivery;
import io.vireo.delivery.FastPath;
import io.vireo.http.FastPathObserver;
import io.vireo.http.RequestIdFilter;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.function.BiConsumer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.jspecify.annotations.Nullable;

/** Stands before the servlet container in Grizzly's filter chain and answers what is plain and can be answered here. */
public final class FastPathFilter extends BaseFilter {
    private final FastPath.Answers answers;
    private final FastPathSender way;
    private final BiConsumer<@Nullable String, BiConsumer<String, String>> cors;
    private final FastPathObserver.Count count;

    /** @param cors adds to the headers of an answer to a page of some origin, or none; {@link io.vireo.http.CorsHeaders#add} */
    public FastPathFilter(
            FastPath.Answers answers,
            FastPathSender way,
            BiConsumer<@Nullable String, BiConsumer<String, String>> cors,
            FastPathObserver.Count count) {
        this.answers = answers;
        this.way = way;
        this.cors = cors;
        this.count = count;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) throws IOException {
        if (context.getMessage() instanceof HttpContent content
                && content.isLast()
                && content.getHttpHeader() instanceof HttpRequestPacket request
                && isPlain(request)) {
            GrizzlyExchange exchange = new GrizzlyExchange(context, request, count);
            if (isAnswered(request, exchange)) {
                return exchange.next();
            }
        }
        return context.getInvokeAction();
    }

    /** A GET or HEAD without a body, over HTTP/1 without TLS, with no id of its own. */
    private static boolean isPlain(HttpRequestPacket request) {
        return (request.getMethod() == Method.GET || request.getMethod() == Method.HEAD)
                && (request.getProtocol() == Protocol.HTTP_1_1 || request.getProtocol() == Protocol.HTTP_1_0)
                && !request.isSecure()
                && !request.isUpgrade()
                && !request.isChunked()
                && request.getContentLength() <= 0
                && !request.containsHeader(RequestIdFilter.HEADER);
    }

    private boolean isAnswered(HttpRequestPacket request, GrizzlyExchange exchange) throws IOException {
        exchange.setHeader(RequestIdFilter.HEADER, RequestIdFilter.newId());
        cors.accept(request.getHeader("Origin"), exchange::setHeader);
        Delivery delivery = new Delivery(exchange, false, (file, pieces) -> way.send(exchange, file, pieces));
        try {
            return answers.answer(request.getRequestURI(), delivery);
        } catch (RuntimeException | NoSuchFileException e) {
            // the servlet container meets it again, and has the words for it
            if (request.getResponse().isCommitted()) {
                throw e;
            }
            return false;
        }
    }
}
