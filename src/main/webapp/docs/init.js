// Shows the API's description and lets a visitor call it. Nothing is sent to another site: no validator, no fonts.

SwaggerUIBundle({
    url: '/openapi.yaml',
    dom_id: '#api',
    deepLinking: true,
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    persistAuthorization: false,
    supportedSubmitMethods: ['get', 'head', 'post', 'delete'],
    tryItOutEnabled: true,
    validatorUrl: null,
});
