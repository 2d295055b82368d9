package io.vireo.http.grizzly;

import java.io.IOException;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.Filter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;

/** Wraps a filter and bypasses it after its first {@link LinkageError}, starting with the message that caused it. */
public final class GuardedFilter extends BaseFilter {
    private final Filter filter;
    private final Fallback fallback;

    private interface Step {
        NextAction run() throws IOException;
    }

    public GuardedFilter(Filter filter, Fallback fallback) {
        this.filter = filter;
        this.fallback = fallback;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) throws IOException {
        return guard(context, () -> filter.handleRead(context));
    }

    @Override
    public NextAction handleWrite(FilterChainContext context) throws IOException {
        return guard(context, () -> filter.handleWrite(context));
    }

    @Override
    public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) throws IOException {
        return guard(context, () -> filter.handleEvent(context, event));
    }

    private NextAction guard(FilterChainContext context, Step step) throws IOException {
        if (fallback.isActive()) {
            return context.getInvokeAction();
        }
        try {
            return step.run();
        } catch (LinkageError e) {
            fallback.activate(e);
            return context.getInvokeAction();
        }
    }
}
