import Kheo
