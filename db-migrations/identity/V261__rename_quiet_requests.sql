RENAME TABLE IF EXISTS QuietRequests TO DeferredActions;
