// A file of its own and not a script in the page, so that a strict Content-Security-Policy can be sent.
SwaggerUIBundle({
  url: './openapi.yaml',
  dom_id: '#swagger-ui',
  deepLinking: true,
  // null: the page asks nobody outside.
  validatorUrl: null,
});
