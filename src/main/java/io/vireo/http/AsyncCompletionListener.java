package io.vireo.http;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Tells who sends an asynchronous answer that the container has done with it.
 *
 * @param late the time is up, and nobody has completed the answer yet
 * @param over it is completed, or has failed
 */
public record AsyncCompletionListener(Runnable late, Runnable over) implements AsyncListener {
    @Override
    public void onTimeout(AsyncEvent event) {
        late.run();
    }

    @Override
    public void onError(AsyncEvent event) {
        over.run();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over.run();
    }

    /** The container forgets its listeners then. */
    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
