package io.vireo.identity.deferred;

/** CDI event: a deferred action was enqueued. The worker observes it after the transaction has committed. */
record DeferredActionQueued() {}
