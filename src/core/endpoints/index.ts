export {
  createEndpoints,
  type EffectiveEndpoint,
  type EndpointSetting,
  type Endpoints,
  type ListedEndpoint,
} from './service.ts'
