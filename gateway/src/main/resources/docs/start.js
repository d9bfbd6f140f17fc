SwaggerUIBundle({
  url: "/openapi",
  dom_id: "#api",
  deepLinking: true,
  docExpansion: "none",
  filter: true,
  tagsSorter: "alpha",
  operationsSorter: "alpha",
  // No badge of an outside validator: nothing on this page leaves the gateway.
  validatorUrl: null,
  // A token that was pasted in is gone when the page is.
  persistAuthorization: false,
});
