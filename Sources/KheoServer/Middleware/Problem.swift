import Hummingbird
import HTTPTypes
struct Problem: Error {
  var status: HTTPResponse.Status
  var type: String
  var title: String
  var detail: String
}
