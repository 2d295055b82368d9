package io.vireo.identity.deferred;

/** There is a quiet request to be done; told to the worker when the transaction has been committed. */
record DeferredActionQueued() {}
