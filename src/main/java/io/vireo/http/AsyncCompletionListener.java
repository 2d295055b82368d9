package io.vireo.http;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Adapts {@link AsyncListener} to two callbacks.
 *
 * @param timeoutAction called when the asynchronous timeout expires before the response is complete
 * @param endAction called when the response is complete or has failed
 */
public record AsyncCompletionListener(Runnable timeoutAction, Runnable endAction) implements AsyncListener {
    @Override
    public void onTimeout(AsyncEvent event) {
        timeoutAction.run();
    }

    @Override
    public void onError(AsyncEvent event) {
        endAction.run();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        endAction.run();
    }

    /** Registers the listener again, because the container drops its listeners when a new asynchronous cycle starts. */
    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
